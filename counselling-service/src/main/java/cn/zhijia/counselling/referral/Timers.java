package cn.zhijia.counselling.referral;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;

import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.clock.Clock;
import cn.zhijia.counselling.referral.clock.ClockKind;
import cn.zhijia.counselling.referral.event.EventKind;
import cn.zhijia.counselling.referral.event.HospitalEvent;
import cn.zhijia.kit.data.DatabaseClock;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * The clocks of all referrals. Every replica may run it; a referral is one replica's at a time, and what a hospital does at the
 * same instant comes before or after, never in between.
 */
@ApplicationScoped
public class Timers {

    private final EntityManager database;
    private final DatabaseClock clock;
    private final Course course;
    private final Bell bell;

    Timers(EntityManager database, DatabaseClock clock, Course course, Bell bell) {
        this.database = database;
        this.clock = clock;
        this.course = course;
        this.bell = bell;
    }

    /** Every referral with something due, each in its own transaction. One that fails is left to the next run. */
    @Scheduled(every = "{zhijia.referral.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActivateRequestContext
    public void run() {
        var done = new HashSet<UUID>();
        var claimed = new AtomicReference<UUID>();
        do {
            claimed.set(null);
            try {
                QuarkusTransaction.requiringNew().run(() -> claim(claimed, done));
            } catch (RuntimeException broken) { // the others must not wait for it
                if (claimed.get() == null) {
                    throw broken;
                }
                Log.errorf("The clock of referral %s could not be read: %s", claimed.get(), broken.getClass().getName());
            }
        } while (claimed.get() != null);
    }

    @SuppressWarnings("unchecked")
    private void claim(AtomicReference<UUID> claimed, Set<UUID> done) {
        List<UUID> due = database.createNativeQuery("""
                select r.id from referral r join referral_clock c on c.referral_id = r.id
                where c.met_at is null and c.next_at <= zhijia_now() and not (r.id = any(:done))
                order by c.next_at limit 1 for update of r skip locked""").setParameter("done", done.toArray(UUID[]::new))
                .getResultList();
        for (UUID id : due) {
            claimed.set(id);
            done.add(id);
            pass(Referral.findById(id));
        }
    }

    /** What was done since the claim was made is read anew: the row is held now. */
    private void pass(Referral referral) {
        var now = clock.now();
        for (Clock due : Clock.due(referral.id, now)) {
            var delivered = due.kind == ClockKind.DELIVERED ? HospitalEvent.deliveredAt(due.attemptId) : null;
            if (delivered != null) {
                Clock.meet(due.attemptId, ClockKind.DELIVERED);
            } else if (due.pass(referral.priority)) {
                passed(referral, due, now);
            }
        }
    }

    private void passed(Referral referral, Clock due, Instant now) {
        switch (due.kind) {
            case RECEIVED, DECIDED -> course.expire(referral, Attempt.findById(due.attemptId), due.id);
            case OUTCOME -> {
                Attempt attempt = Attempt.findById(due.attemptId);
                HospitalEvent.tell(List.of(new HospitalEvent.Told(attempt.hospitalId, attempt.id, EventKind.OUTCOME_DUE)),
                        referral.priority);
            }
            // the telephone: to the hospital, to the person and then to the emergency contact, to whoever can help
            case DELIVERED, ARRIVAL, CANCELLATION, MANUAL -> bell.duty(referral, due.id, due.steps + 1, now);
        }
    }
}
