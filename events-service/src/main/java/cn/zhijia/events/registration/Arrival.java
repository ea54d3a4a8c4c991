package cn.zhijia.events.registration;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import cn.zhijia.events.Event;
import cn.zhijia.events.Glance;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/**
 * Somebody at the door of a published event. The caller, for the price of one statement: the way to a registration is short.
 *
 * @param known null where it must be read later: for a part, only once the registration for its main event is held
 */
record Arrival(Glance glance, Person person, Attempts known) {

    private static final String READ = """
            select e, cast(sql('zhijia_now()') as Instant), p, r from Event e left join Person p on p.sub = :sub
            left join Registration r on r.event = e and r.person = p and e.partOf is null
            where e.id = :event and e.state <> DRAFT order by r.joinedAt desc, r.id
            """;

    /** 404 for a draft, as for {@link Glance}. Needs a transaction: a first call writes the person down. */
    static Arrival of(UUID event, Caller caller) {
        List<Object[]> rows = Registration.getEntityManager().createQuery(READ, Object[].class).setParameter("event", event)
                .setParameter("sub", caller.sub()).getResultList();
        if (rows.isEmpty()) {
            throw Refusal.notFound();
        }
        var glance = new Glance((Event) rows.get(0)[0], (Instant) rows.get(0)[1]);
        var seen = (Person) rows.get(0)[2];
        var person = Person.of(Optional.ofNullable(seen), caller);
        return new Arrival(glance, person, person == seen && glance.event().partOf() == null ? attempts(rows) : null);
    }

    private static Attempts attempts(List<Object[]> rows) {
        return new Attempts(rows.stream().map(row -> (Registration) row[3]).filter(Objects::nonNull).toList());
    }
}
