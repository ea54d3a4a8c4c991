package cn.zhijia.events.registration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.zhijia.events.Event;
import cn.zhijia.kit.data.Person;

/** One person's registrations for one event, the latest first: of all that were ever made, at most one is live. */
record Attempts(List<Registration> all) {

    static Attempts of(Event event, Person person) {
        return new Attempts(Registration.list("event = ?1 and person = ?2 order by joinedAt desc, id", event, person));
    }

    static Attempts of(Event event, String memberNo) {
        return new Attempts(
                Registration.list("event = ?1 and person.memberNo = ?2 order by joinedAt desc, id", event, memberNo));
    }

    Optional<Registration> live() {
        return all.stream().filter(r -> r.state.live()).findFirst();
    }

    /** The live one, or else the last that ended. */
    Optional<Registration> present() {
        return live().or(() -> all.stream().findFirst());
    }

    /** The one that this attempt made, or that it came too late for. */
    Optional<Registration> made(UUID attempt) {
        return all.stream().filter(r -> r.isOf(attempt)).findFirst();
    }

    /** What stands for this attempt already, or for another one that is live: that is the same wish. */
    Optional<Registration> standing(UUID attempt) {
        return live().or(() -> made(attempt));
    }

    /** The one to which those seats were offered, now or earlier. */
    Optional<Registration> offered(UUID offer) {
        return all.stream().filter(r -> offer.equals(r.offer) || r.earlierOffers.contains(offer)).findFirst();
    }

    /** An organizer's decision of that id was taken about one of them. */
    boolean decided(UUID decision) {
        return all.stream().anyMatch(r -> r.decisions.contains(decision));
    }

    /** An organizer has turned the person away, and nothing was registered since. */
    boolean rejected() {
        return !all.isEmpty() && all.get(0).state == RegistrationState.REJECTED;
    }
}
