package cn.zhijia.counselling.group.member;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.Person;

/**
 * 直接上级. Whom people named as their superiors, by a keyed hash of the number that is another one in each group: it is compared
 * and never read, and gone when the seat is.
 */
@Singleton
class Superiors {

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

    /** Whether this person would sit with a superior, or with somebody who named this person as one. */
    boolean standBetween(PeerGroup group, Seat seat) {
        var present = new ArrayList<>(group.leaderIds());
        Seat.given(group).forEach(s -> present.add(s.personId));
        boolean named = Person.<Person> list("id in ?1", present).stream().filter(p -> p.memberNo != null)
                .anyMatch(p -> named(seat.id, hash(group, p.memberNo)));
        Person person = Person.findById(seat.personId);
        return named || Seat.given(group).stream().anyMatch(s -> named(s.id, hash(group, person.memberNo)));
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
