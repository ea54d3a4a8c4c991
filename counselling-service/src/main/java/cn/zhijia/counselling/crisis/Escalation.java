package cn.zhijia.counselling.crisis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import cn.zhijia.counselling.crisis.clock.Task;
import cn.zhijia.counselling.crisis.clock.TaskKind;
import cn.zhijia.kit.data.DatabaseClock;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * The clocks of all cases: where something is late, the case says so and the next person is woken. Every replica may run it; a
 * case is one replica's at a time, and what an officer does at the same instant comes before or after, never in between.
 */
@ApplicationScoped
public class Escalation {

    private final EntityManager database;
    private final DatabaseClock clock;
    private final Alarm alarm;

    Escalation(EntityManager database, DatabaseClock clock, Alarm alarm) {
        this.database = database;
        this.clock = clock;
        this.alarm = alarm;
    }

    /** Every case with something late, each in its own transaction. One that fails is left to the next run. */
    @Scheduled(every = "{zhijia.crisis.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
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
                Log.errorf("The clock of case %s could not be read: %s", claimed.get(), broken.getClass().getName());
            }
        } while (claimed.get() != null);
    }

    @SuppressWarnings("unchecked")
    private void claim(AtomicReference<UUID> claimed, Set<UUID> done) {
        List<UUID> late = database.createNativeQuery("""
                select c.id from crisis_case c join crisis_task t on t.case_id = c.id
                where t.met_at is null and t.next_at <= zhijia_now() and not (c.id = any(:done))
                order by t.next_at limit 1 for update of c skip locked""").setParameter("done", done.toArray(UUID[]::new))
                .getResultList();
        for (UUID id : late) {
            claimed.set(id);
            done.add(id);
            pass(CrisisCase.findById(id));
        }
    }

    /** What was done since the claim was made is read anew: the row is held now. */
    private void pass(CrisisCase crisis) {
        var now = clock.now();
        for (Task task : Task.late(crisis.id, now)) {
            int step = task.steps + 1; // 0 was taken when the case was opened
            if (task.pass(crisis.level)) {
                crisis.late(now);
                if (task.kind != TaskKind.CALL_BACK || crisis.state() != CaseState.OPEN) { // who is to take it on is woken anyway
                    alarm.sound(crisis, task.id, step);
                }
            }
        }
    }
}
