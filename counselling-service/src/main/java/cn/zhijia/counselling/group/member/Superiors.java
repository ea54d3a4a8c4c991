package cn.zhijia.counselling.group.member;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import cn.zhijia.counselling.family.Tie;
import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.group.Seating;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.Person;

/**
 * 直接上级. Whom people named as their superiors, by a keyed hash of the number that is another one in each group: it is compared
 * and never read, and gone when the seat is.
 */
@Singleton
class Superiors implements Seating {

    private final Vault vault;
    private final EntityManager database;

    Superiors(Vault vault, EntityManager database) {
        this.vault = vault;
        this.database = database;
    }

    void declare(PeerGroup group, Seat seat, List<String> numbers) {
        for (String number : numbers == null ? List.<String> of() : numbers) {
            database.createNativeQuery(
                    "insert into group_superior (seat_id, superior) values (:seat, :hash) on conflict do nothing")
                    .setParameter("seat", seat.id).setParameter("hash", hash(group, number)).executeUpdate();
        }
    }

    void forget(Seat seat) {
        database.createNativeQuery("delete from group_superior where seat_id = :seat").setParameter("seat", seat.id)
                .executeUpdate();
    }

    /**
     * Whether this person would sit with a superior, with somebody who named this person as one, or under one of the own
     * family.
     */
    boolean standBetween(PeerGroup group, Seat seat) {
        var present = new ArrayList<>(group.leaderIds());
        Seat.given(group).forEach(s -> present.add(s.personId));
        return namedAny(group, seat.id, present) || isNamed(group, seat.personId)
                || Tie.isWithAny(seat.personId, group.leaderIds());
    }

    /** Asked when they ask for a seat and are made a leader before they have it, too: they have named their superiors. */
    @Override
    public boolean mayLead(PeerGroup group, UUID person) {
        var seated = Seat.people(group);
        return !isNamed(group, person) && !Tie.isWithAny(person, seated)
                && Seat.present(group, person).filter(own -> namedAny(group, own.id, seated)).isEmpty();
    }

    private boolean namedAny(PeerGroup group, UUID seat, Collection<UUID> people) {
        return Person.<Person> list("id in ?1", people).stream().filter(p -> p.memberNo != null)
                .anyMatch(p -> named(seat, hash(group, p.memberNo)));
    }

    /** By somebody who sits in the group. */
    private boolean isNamed(PeerGroup group, UUID person) {
        Person who = Person.findById(person);
        return who.memberNo != null && Seat.given(group).stream().anyMatch(s -> named(s.id, hash(group, who.memberNo)));
    }

    private boolean named(UUID seat, byte[] superior) {
        return ((Number) database.createNativeQuery(
                "select count(*) from group_superior where seat_id = :seat and superior = :superior")
                .setParameter("seat", seat).setParameter("superior", superior).getSingleResult()).intValue() > 0;
    }

    private byte[] hash(PeerGroup group, String number) {
        return vault.hash("superior in " + group.id, number);
    }
}
