package cn.zhijia.counselling.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 删除申请 of one person, at most one at a time. Whoever asked finds it by a keyed hash of the token's subject, also when it was
 * executed and leads to no person any more.
 */
@Entity
@Table(name = "erasure_request")
class Erasure extends PanacheEntityBase {

    static final Duration TO_THINK_IT_OVER = Duration.ofHours(72);
    /** How soon it is looked again after something whose end nobody knows. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Id
    UUID id;
    /** Null once it was executed. */
    UUID personId;
    byte[] subjectHash;
    Instant requestedAt;
    Instant dueAt;
    Instant lookAt;
    @Enumerated(EnumType.STRING)
    Hold.Reason heldBy;
    Instant heldUntil;
    Instant takenBackAt;
    Instant executedAt;

    /** Unless this person has asked already. */
    static boolean insert(UUID id, UUID person, byte[] subject, Instant now) {
        return getEntityManager().createNativeQuery("""
                insert into erasure_request (id, person_id, subject_hash, requested_at, due_at, look_at)
                values (:id, :person, :subject, :now, :due, :due) on conflict do nothing""").setParameter("id", id)
                .setParameter("person", person).setParameter("subject", subject).setParameter("now", now)
                .setParameter("due", now.plus(TO_THINK_IT_OVER)).executeUpdate() == 1;
    }

    static Optional<Erasure> latest(byte[] subject) {
        return find("subjectHash = ?1 order by requestedAt desc, id", subject).firstResultOptional();
    }

    /** Held until commit, for whoever asked; 404 for everybody else. */
    static Erasure lock(UUID id, byte[] subject) {
        return Erasure.<Erasure> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(e -> e.isOf(subject))
                .orElseThrow(Refusal::notFound);
    }

    /** Those to look at now, the longest overdue first. */
    @SuppressWarnings("unchecked")
    static List<UUID> due(int most) {
        return getEntityManager().createNativeQuery("""
                select id from erasure_request where look_at <= zhijia_now() and taken_back_at is null and executed_at is null
                order by look_at limit :most""").setParameter("most", most).getResultList();
    }

    /** What this person asks for, neither taken back nor executed. */
    static Optional<UUID> of(UUID person) {
        return Erasure.<Erasure> find("personId = ?1 and takenBackAt is null", person).singleResultOptional().map(e -> e.id);
    }

    boolean isOf(byte[] subject) {
        return Arrays.equals(subjectHash, subject);
    }

    boolean isDue(Instant now) {
        return takenBackAt == null && executedAt == null && !now.isBefore(lookAt);
    }

    ErasureState state() {
        return executedAt != null ? ErasureState.EXECUTED
                : takenBackAt != null ? ErasureState.TAKEN_BACK
                        : heldBy != null ? ErasureState.RESTRICTED : ErasureState.REQUESTED;
    }

    /** False when it was before. */
    boolean takeBack(Instant now) {
        if (takenBackAt != null) {
            return false;
        }
        if (executedAt != null || !now.isBefore(dueAt)) {
            throw new Refusal("erasure-under-way").with("until", dueAt);
        }
        takenBackAt = now;
        return true;
    }

    /** Whether this is another hold than before. */
    boolean hold(Hold hold, Instant now) {
        boolean another = heldBy != hold.reason();
        heldBy = hold.reason();
        heldUntil = hold.until();
        lookAt = hold.until() == null ? now.plus(PATIENCE) : hold.until();
        return another;
    }

    /** What this person asked for says from now on that it was done, and not about whom. */
    static void close(UUID person) {
        getEntityManager()
                .createNativeQuery("delete from erasure_request where person_id = :person and taken_back_at is not null")
                .setParameter("person", person).executeUpdate();
        getEntityManager().createNativeQuery("""
                update erasure_request set executed_at = greatest(zhijia_now(), due_at), person_id = null
                where person_id = :person""").setParameter("person", person).executeUpdate();
    }
}
