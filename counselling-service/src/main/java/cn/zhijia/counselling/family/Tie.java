package cn.zhijia.counselling.family;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 家属关系: a worker and a member of the family. The worker asks, the other confirms, either ends it; one that ended stays so. */
@Entity
@Table(name = "family_tie")
public class Tie extends PanacheEntityBase {

    static final String WITH_BOTH = "from Tie t join fetch t.worker join fetch t.relative ";
    private static final int MOST = 10;

    @Id
    UUID id;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Person worker;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Person relative;
    Instant askedAt;
    Instant confirmedAt;
    Instant endedAt;

    protected Tie() {
    }

    /** The worker whose family this person is. */
    public static Optional<Person> workerOf(Person relative) {
        return Tie.<Tie> find(WITH_BOTH + "where t.relative = ?1 and t.confirmedAt is not null and t.endedAt is null", relative)
                .singleResultOptional().map(t -> t.worker);
    }

    /** Whether this person is of the family of one of these, or they of theirs. */
    public static boolean isWithAny(UUID person, Collection<UUID> others) {
        return !others.isEmpty() && count("""
                confirmedAt is not null and endedAt is null
                and (worker.id = ?1 and relative.id in ?2 or relative.id = ?1 and worker.id in ?2)""", person, others) > 0;
    }

    /** Asked by this worker, unless the id is taken or the two have a tie already. */
    static boolean ask(UUID id, Person worker, Person relative) {
        if (count("worker = ?1 and endedAt is null", worker) >= MOST) {
            throw new Refusal("too-many-ties").with("most", MOST);
        }
        return getEntityManager().createNativeQuery("""
                insert into family_tie (id, worker_id, relative_id, asked_at)
                values (:id, :worker, :relative, zhijia_now()) on conflict do nothing""").setParameter("id", id)
                .setParameter("worker", worker.id).setParameter("relative", relative.id).executeUpdate() == 1;
    }

    /** Held until commit, for either of the two; 404 for everybody else. */
    static Tie lock(UUID id, Person one) {
        return Tie.<Tie> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(t -> t.binds(one))
                .orElseThrow(Refusal::notFound);
    }

    boolean binds(Person one) {
        return worker.id.equals(one.id) || relative.id.equals(one.id);
    }

    boolean isAskedBy(Person who, String memberNo) {
        return worker.id.equals(who.id) && memberNo.equals(relative.memberNo);
    }

    TieView.State state() {
        return endedAt != null ? TieView.State.ENDED : confirmedAt != null ? TieView.State.ACTIVE : TieView.State.ASKED;
    }

    void confirm(Instant now) {
        if (endedAt != null) {
            throw Refusal.illegalTransition(state(), java.util.List.of());
        }
        if (confirmedAt == null) {
            confirmedAt = now;
        }
    }

    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }

    TieView view(Person reader) {
        boolean mine = worker.id.equals(reader.id);
        return new TieView(id, mine ? TieView.Side.WORKER : TieView.Side.RELATIVE, mine ? relative.memberNo : worker.memberNo,
                state());
    }
}
