package cn.zhijia.counselling.group.member;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;
import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.kit.data.Person;

/** Whoever goes leaves the groups, and whom they named as superiors goes with them. */
@Singleton
class SeatsOfPerson implements Chapter, Traces {

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public Set<String> columns() {
        return Set.of("group_seat.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        Person me = Person.findById(person);
        return Seat.<Seat> find("personId = ?1 and id > ?2 order by id", person, Chapter.id(after)).page(0, most).stream()
                .map(s -> new Entry(s.id.toString(),
                        SeatView.of(s, me, PeerGroup.<PeerGroup> findById(s.groupId).contractVersion())))
                .toList();
    }

    @Override
    public Rank rank() {
        return Rank.GROUP;
    }

    /** Who leads a group holds it, before the seat that they decide about. */
    @Override
    @SuppressWarnings("unchecked")
    public Set<UUID> reach(UUID person, Instant now) {
        return Set.copyOf(Seat.getEntityManager()
                .createNativeQuery(
                        "select distinct group_id from group_seat where person_id = :person and state in ('ASKED', 'APPROVED')")
                .setParameter("person", person).getResultList());
    }

    @Override
    public void take(Set<UUID> reached) {
        Seat.getEntityManager()
                .createNativeQuery("select id from peer_group where id = any(:groups) order by id for no key update")
                .setParameter("groups", reached.toArray(UUID[]::new)).getResultList();
    }

    @Override
    public void stop(UUID person, Instant now) {
        Seat.<Seat> find("personId = ?1 and state in ?2 order by id", person, List.of(SeatState.ASKED, SeatState.APPROVED))
                .withLock(LockModeType.PESSIMISTIC_WRITE).list().forEach(s -> s.become(SeatState.LEFT));
    }

    @Override
    public void forget(UUID person) {
        Seat.getEntityManager()
                .createNativeQuery(
                        "delete from group_superior where seat_id in (select id from group_seat where person_id = :person)")
                .setParameter("person", person).executeUpdate();
    }
}
