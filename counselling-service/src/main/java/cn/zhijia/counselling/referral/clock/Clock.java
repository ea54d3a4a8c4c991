package cn.zhijia.counselling.referral.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Query;
import jakarta.persistence.Table;

import cn.zhijia.counselling.hospital.Priority;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 时限: one thing that is waited for. Opened and passed while the referral's row is held; met by whoever is first, a hospital
 * that reads among them. Written in SQL, so that no two clocks meet.
 */
@Entity(name = "ReferralClock")
@Table(name = "referral_clock")
public class Clock extends PanacheEntityBase {

    @Id
    public UUID id;
    UUID referralId;
    public UUID attemptId;
    @Enumerated(EnumType.STRING)
    public ClockKind kind;
    public Instant dueAt;
    Instant nextAt;
    public Instant passedAt;
    public Instant metAt;
    public int steps;
    public long version;

    /**
     * @param attempt null when people have taken over
     * @param due when it passes for the first time
     * @return the clock's id, by which people are woken for it
     */
    public static UUID open(UUID referral, UUID attempt, ClockKind kind, Instant due) {
        var id = UUID.randomUUID();
        query("""
                insert into referral_clock (id, referral_id, attempt_id, kind, due_at, next_at, steps, version)
                values (:id, :referral, cast(:attempt as uuid), :kind, cast(:due as timestamptz), cast(:due as timestamptz), 0, 1)""")
                .setParameter("id", id).setParameter("referral", referral)
                .setParameter("attempt", attempt == null ? null : attempt.toString()).setParameter("kind", kind.name())
                .setParameter("due", due.toString()).executeUpdate();
        return id;
    }

    /** It has happened. Whether anybody was still waiting for one of these. */
    public static boolean meet(UUID attempt, ClockKind... kinds) {
        return query("""
                update referral_clock set met_at = zhijia_now(), version = version + 1
                where attempt_id = :attempt and kind = any(:kinds) and met_at is null""").setParameter("attempt", attempt)
                .setParameter("kinds", Arrays.stream(kinds).map(Enum::name).toArray(String[]::new)).executeUpdate() > 0;
    }

    /** Nothing of this referral is waited for any more, unless something new is opened. */
    public static void stop(UUID referral) {
        query("""
                update referral_clock set met_at = zhijia_now(), version = version + 1
                where referral_id = :referral and met_at is null""").setParameter("referral", referral).executeUpdate();
    }

    /** Those of this referral whose time has come, or has come again. */
    public static List<Clock> due(UUID referral, Instant now) {
        return list("referralId = ?1 and metAt is null and nextAt <= ?2 order by nextAt, id", referral, now);
    }

    public static List<Clock> of(UUID referral) {
        return find("referralId = ?1 order by dueAt, id", referral).page(0, 1_000).list();
    }

    public static Optional<Clock> open(UUID referral, ClockKind kind) {
        return find("referralId = ?1 and kind = ?2 and metAt is null", referral, kind).singleResultOptional();
    }

    /** Since when something of these referrals is late that nobody has done yet, the earliest each. */
    public static List<Clock> late(Collection<UUID> referrals) {
        return list("referralId in ?1 and metAt is null and passedAt is not null order by passedAt, id", referrals);
    }

    public UUID referral() {
        return referralId;
    }

    /**
     * Takes the next step, if it is still to be taken: not when it was met meanwhile, or somebody else has taken it. Whether
     * this
     * call has.
     */
    public boolean pass(Priority priority) {
        Duration step = kind.step(priority);
        return query(
                """
                        update referral_clock set passed_at = coalesce(passed_at, zhijia_now()), steps = steps + 1, version = version + 1,
                            next_at = zhijia_now() + make_interval(secs => cast(:step as double precision))
                        where id = :id and version = :version and met_at is null""")
                .setParameter("id", id)
                .setParameter("version", version).setParameter("step", step == null ? null : Long.toString(step.toSeconds()))
                .executeUpdate() == 1;
    }

    private static Query query(String sql) {
        return getEntityManager().createNativeQuery(sql);
    }
}
