package cn.zhijia.counselling.group.member;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import cn.zhijia.counselling.group.GroupRole;
import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One attempt of one person to sit in a group, from the asking on. One of a person's attempts lives; the last one counts. */
@Entity
@Table(name = "group_seat")
public class Seat extends PanacheEntityBase {

    private static final Set<SeatState> LIVE = EnumSet.of(SeatState.ASKED, SeatState.APPROVED);
    private static final int MOST_ASKED = 100;

    @Id
    UUID id;
    UUID groupId;
    UUID personId;
    UUID attempt;
    @Enumerated(EnumType.STRING)
    GroupRole role;
    @Enumerated(EnumType.STRING)
    SeatState state;
    Integer signedVersion;
    Instant askedAt;

    /** Asks, unless this person has asked already; whether it was this call. */
    static boolean ask(PeerGroup group, UUID person, SeatBody body) {
        return getEntityManager().createNativeQuery("""
                insert into group_seat (id, group_id, person_id, attempt, role, state, asked_at)
                values (gen_random_uuid(), :group, :person, :attempt, :role, 'ASKED', zhijia_now()) on conflict do nothing""")
                .setParameter("group", group.id).setParameter("person", person).setParameter("attempt", body.attempt())
                .setParameter("role", body.wish().name()).executeUpdate() == 1;
    }

    static Optional<Seat> of(PeerGroup group, UUID person, UUID attempt) {
        return find("groupId = ?1 and personId = ?2 and attempt = ?3", group.id, person, attempt).singleResultOptional();
    }

    /** The attempt that lives; else the last one. */
    static Optional<Seat> present(PeerGroup group, UUID person) {
        return find("""
                groupId = ?1 and personId = ?2
                order by case when state in ?3 then 0 else 1 end, askedAt desc, id""", group.id, person, LIVE)
                .firstResultOptional();
    }

    static boolean isLive(PeerGroup group, UUID person) {
        return count("groupId = ?1 and personId = ?2 and state in ?3", group.id, person, LIVE) > 0;
    }

    /** Everybody who sits in the group. */
    static List<Seat> given(PeerGroup group) {
        return list("groupId = ?1 and state = ?2 order by askedAt, id", group.id, SeatState.APPROVED);
    }

    /** Who asks for a seat, the first hundred of them. */
    static List<Seat> askedFor(PeerGroup group) {
        return Seat.<Seat> find("groupId = ?1 and state = ?2 order by askedAt, id", group.id, SeatState.ASKED)
                .page(0, MOST_ASKED).list();
    }

    /** Refuses (404) whoever neither leads the group nor sits in it, and (403) who has not signed its present text yet. */
    public static GroupRole mustBeIn(PeerGroup group, Person person) {
        return group.roleOf(person.id).orElseGet(() -> {
            var seat = present(group, person.id).filter(s -> s.state == SeatState.APPROVED).orElseThrow(Refusal::notFound);
            if (!seat.isSigned(group.contractVersion())) {
                throw new Refusal("contract-not-signed");
            }
            return seat.role;
        });
    }

    /** What somebody is in the group; empty for who does not belong to it. */
    public static Optional<GroupRole> roleIn(PeerGroup group, UUID person) {
        return group.roleOf(person)
                .or(() -> present(group, person).filter(s -> s.state == SeatState.APPROVED).map(s -> s.role));
    }

    /** Everybody who sits in the group, to be told something. */
    public static Collection<UUID> people(PeerGroup group) {
        return given(group).stream().map(s -> s.personId).toList();
    }

    boolean isSigned(int version) {
        return signedVersion != null && signedVersion == version;
    }

    void become(SeatState next) {
        if (!state.next().contains(next)) {
            throw Refusal.illegalTransition(state, state.next());
        }
        state = next;
    }
}
