package cn.zhijia.counselling.quota;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

import cn.zhijia.counselling.family.Tie;
import cn.zhijia.kit.data.Person;

/**
 * Whose sessions a person uses, and how many a year the policy gives: one's own, or those of the worker whose family one is.
 *
 * @param shared with somebody else
 */
record Pool(UUID owner, int yearly, boolean shared) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static Pool of(Person person) {
        return Tie.workerOf(person).map(worker -> ofRelative(person, worker))
                .orElseGet(() -> new Pool(person.id, policy(person).yearly(), false));
    }

    /** The pool of this owner, whoever uses it: where a session stays that was booked from it. */
    static Pool owned(UUID owner) {
        Person person = Person.findById(owner);
        int yearly = Tie.workerOf(person).map(worker -> policy(worker).familyYearly())
                .orElseGet(() -> policy(person).yearly());
        return new Pool(owner, yearly, false);
    }

    private static Pool ofRelative(Person relative, Person worker) {
        var policy = policy(worker);
        return policy.family() == FamilyPool.SHARED ? new Pool(worker.id, policy.yearly(), true)
                : new Pool(relative.id, policy.familyYearly(), false);
    }

    private static PolicyBody policy(Person person) {
        return Policy.of(person.unionId).map(Policy::body).orElse(Policy.USUAL);
    }

    /** The year of a session: that of its own day in Asia/Shanghai. */
    static int year(Instant start) {
        return start.atZone(ZONE).getYear();
    }
}
