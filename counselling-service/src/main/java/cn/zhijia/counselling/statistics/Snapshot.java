package cn.zhijia.counselling.statistics;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What is told of a quarter or a year, for ever. The counts behind it are kept nowhere. */
@Entity
@Immutable
@Table(name = "statistics_snapshot")
class Snapshot extends PanacheEntityBase {

    @Id
    String subject;
    Instant frozenAt;
    String told;

    static Optional<Snapshot> of(String subject) {
        return findByIdOptional(subject);
    }

    /** Of two replicas that count at the same time one is heard. */
    static void freeze(String subject, String told, Instant now) {
        getEntityManager().createNativeQuery("""
                insert into statistics_snapshot (subject, frozen_at, told) values (:subject, :now, :told)
                on conflict do nothing""").setParameter("subject", subject).setParameter("now", now)
                .setParameter("told", told).executeUpdate();
    }
}
