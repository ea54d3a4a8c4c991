package cn.zhijia.counselling.group;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OrderColumn;

import org.hibernate.annotations.BatchSize;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 小组: some people who meet regularly under the same leaders. Who leads it is known to everybody, who sits in it to those who
 * do. Seats are counted by the database; whoever gives one, or takes one away, holds this row, and takes it before seats,
 * meetings and notices.
 */
@Entity
public class PeerGroup extends PanacheEntityBase {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Id
    public UUID id;
    @Enumerated(EnumType.STRING)
    GroupKind kind;
    String name;
    String unionId;
    int minMembers;
    int maxMembers;
    LocalDate since;
    LocalDate until;
    boolean history;
    int contractVersion;
    @Column(insertable = false, updatable = false)
    int seated;
    long version;
    @BatchSize(size = 100)
    @ElementCollection
    @CollectionTable(name = "group_leader", joinColumns = @JoinColumn(name = "group_id"))
    @OrderColumn(name = "position")
    List<Leader> leaders = new ArrayList<>();

    protected PeerGroup() {
    }

    PeerGroup(UUID id) {
        this.id = id;
    }

    public static PeerGroup get(UUID id) {
        return PeerGroup.<PeerGroup> findByIdOptional(id).orElseThrow(Refusal::notFound);
    }

    public static PeerGroup lock(UUID id) {
        return PeerGroup.<PeerGroup> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Refusal::notFound);
    }

    /** Held until commit, for one who leads it. */
    public static PeerGroup lockedBy(UUID id, Person leader) {
        var group = lock(id);
        group.mustBeLedBy(leader);
        return group;
    }

    /** Refuses whoever sits in it or asks to (403), for what they see is not theirs to change, and everybody else (404). */
    public void mustBeLedBy(Person person) {
        if (roleOf(person.id).isEmpty()) {
            throw seatsOf(person.id, "state in ('ASKED', 'APPROVED')") > 0 ? new Refusal("forbidden") : Refusal.notFound();
        }
    }

    /** Whether this person leads the group, and as what. */
    public Optional<GroupRole> roleOf(UUID person) {
        return leaders.stream().filter(l -> l.personId().equals(person)).map(Leader::role).findFirst();
    }

    /** Who leads it, the leader first. */
    public List<UUID> leaderIds() {
        return leaders.stream().map(Leader::personId).toList();
    }

    public int contractVersion() {
        return contractVersion;
    }

    public String contractHash() {
        return Contract.of(this).sha256;
    }

    public String name() {
        return name;
    }

    /** Refuses what needs a group that goes on. */
    public void mayGoOn(Instant on) {
        if (until != null && on.atZone(ZONE).toLocalDate().isAfter(until)) {
            throw new Refusal("group-ended");
        }
    }

    /** Refuses a meeting of too few. */
    public void mayMeet(Instant on) {
        mayGoOn(on);
        if (seated < minMembers) {
            throw new Refusal("too-few-members").with("min", minMembers);
        }
    }

    /** Whether this person sits in the group; one who leads it does not. */
    boolean seats(UUID person) {
        return seatsOf(person, "state = 'APPROVED'") > 0;
    }

    private int seatsOf(UUID person, String which) {
        return ((Number) getEntityManager().createNativeQuery(
                "select count(*) from group_seat where group_id = :group and person_id = :person and " + which)
                .setParameter("group", id).setParameter("person", person).getSingleResult()).intValue();
    }

    boolean says(GroupBody body, List<Leader> wanted) {
        return kind == body.kind() && name.equals(body.name()) && unionId.equals(body.union()) && minMembers == body.min()
                && maxMembers == body.max() && (body.since() == null || since.equals(body.since()))
                && Objects.equals(until, body.until()) && List.copyOf(leaders).equals(wanted)
                && Contract.of(this).text.equals(body.contract());
    }

    /** Numbers become people: those whom nobody has seen yet join at their first sign-in. */
    static List<Leader> leaders(GroupBody body) {
        return IntStream.range(0, body.leaders().size()).mapToObj(i -> {
            var leader = body.leaders().get(i);
            return new Leader(Person.numbered(leader.memberNo()).id, i == 0 ? GroupRole.LEADER : GroupRole.CO_LEADER,
                    leader.training());
        }).toList();
    }

    boolean movesItsBeginning(GroupBody body) {
        return body.since() != null && !body.since().equals(since);
    }

    void take(GroupBody body, List<Leader> led, LocalDate today) {
        kind = body.kind();
        name = body.name();
        unionId = body.union();
        minMembers = body.min();
        maxMembers = body.max();
        if (since == null || movesItsBeginning(body)) {
            since = body.since() == null ? today : body.since();
            history = since.isBefore(today);
        }
        until = body.until();
        leaders.clear();
        leaders.addAll(led);
        version++;
    }
}
