package cn.zhijia.education.quota;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.education.catalogue.Level;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 名额: how many seats a term, a level of it or one of its offerings has. A seat is taken from every pool it lies in; quota 0 is
 * closed, no pool is no limit of its own.
 */
@Entity
class QuotaPool extends PanacheEntityBase {

    @Schema(name = "QuotaPoolKind")
    enum Kind {
        TERM,
        LEVEL,
        OFFERING
    }

    @Id
    UUID id;
    UUID termId;
    @Enumerated(EnumType.STRING)
    Kind kind;
    @Enumerated(EnumType.STRING)
    Level level;
    UUID offeringId;
    @Column(updatable = false)
    int quota;
    @Column(updatable = false)
    int taken;
    @Column(updatable = false)
    int waiting;
    @Column(updatable = false)
    int lastTicket;
    @Version
    int version;

    static Optional<QuotaPool> known(UUID id) {
        return findByIdOptional(id);
    }

    /** A new pool counts those who sit in it already; {@code 409 quota-below-taken} when they are too many. */
    static QuotaPool create(UUID id, QuotaPoolBody body) {
        var pool = new QuotaPool();
        pool.id = id;
        pool.termId = body.term();
        pool.kind = body.kind();
        pool.level = body.level();
        pool.offeringId = body.offering();
        pool.quota = body.quota();
        pool.taken = pool.holders();
        if (pool.taken > pool.quota) {
            throw tooSmall(pool.quota, pool.taken);
        }
        pool.persistAndFlush();
        return pool;
    }

    private int holders() {
        return ((Number) getEntityManager().createNativeQuery("""
                select count(*) from seat s join offering o on o.id = s.offering_id where s.term_id = :term
                and (cast(:level as varchar) is null or o.level = :level)
                and (cast(:offering as uuid) is null or o.id = cast(:offering as uuid))""").setParameter("term", termId)
                .setParameter("level", level == null ? null : level.name())
                .setParameter("offering", offeringId == null ? null : offeringId.toString()).getSingleResult()).intValue();
    }

    /** Sets the quota unless more seats are taken than it would have; the caller holds the term's lock and settles after it. */
    void resize(int to) {
        int done = getEntityManager()
                .createNativeQuery("update quota_pool set quota = :to, version = version + 1 where id = :id and taken <= :to")
                .setParameter("to", to).setParameter("id", id).executeUpdate();
        if (done == 0) {
            throw tooSmall(to, taken);
        }
    }

    private static Refusal tooSmall(int quota, int taken) {
        return new Refusal("quota-below-taken").with("quota", quota).with("taken", taken);
    }

    boolean sameAs(QuotaPoolBody body) {
        return termId.equals(body.term()) && kind == body.kind() && level == body.level()
                && java.util.Objects.equals(offeringId, body.offering());
    }
}
