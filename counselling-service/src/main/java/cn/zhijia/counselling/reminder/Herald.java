package cn.zhijia.counselling.reminder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.kit.data.DatabaseClock;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Turns reminders that are due into notices, one transaction each: whoever dies in between has told nothing, and one who cannot
 * be
 * told does not keep the others waiting. Runs on every replica; a reminder that another one has in hand is left to it.
 */
@Singleton
class Herald {

    /** Reminders of one run; the rest is for the next. */
    private static final int MOST = 500;

    /** Of a hold nothing is said before it is confirmed; it may still be. */
    private static final String DUE = """
            select r.id, r.kind, r.version, a.id, a.member_id, a.starts_at, a.schedule, a.status
            from reminder r join appointment a on a.id = r.appointment_id
            where r.told_at is null and r.void is null and r.due_at <= zhijia_now()
            order by r.due_at, r.id limit 1 for no key update of r skip locked""";

    private final EntityManager database;
    private final DatabaseClock clock;

    Herald(EntityManager database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "{zhijia.reminders.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        for (int i = 0; i < MOST; i++) {
            var taken = new UUID[1];
            try {
                QuarkusTransaction.requiringNew().run(() -> next(taken));
            } catch (RuntimeException broken) {
                if (taken[0] == null) {
                    throw broken;
                }
                Log.errorf("Reminder %s could not be told: %s", taken[0], broken.getClass().getName());
                QuarkusTransaction.requiringNew().run(() -> postpone(taken[0]));
            }
            if (taken[0] == null) {
                return;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void next(UUID[] taken) {
        List<Tuple> due = database.createNativeQuery(DUE, Tuple.class).getResultList();
        if (!due.isEmpty()) {
            taken[0] = due.get(0).get(0, UUID.class);
            tell(due.get(0), clock.now());
        }
    }

    private void tell(Tuple due, Instant now) {
        var id = due.get(0, UUID.class);
        int version = due.get(2, Integer.class);
        var start = due.get(5, Instant.class);
        String status = due.get(7, String.class);
        var time = Kind.late(start, now);
        if (version != due.get(6, Integer.class)) {
            set(id, "void = 'MOVED'");
        } else if (!status.equals("BOOKED") && !status.equals("HELD")) {
            set(id, "void = 'NOT_BOOKED'");
        } else if (time.isEmpty()) {
            set(id, "void = 'TOO_LATE'");
        } else if (status.equals("HELD")) {
            set(id, "due_at = zhijia_now() + interval '5 minutes'");
        } else if (time.get().isAfter(now)) { // it was late, and now it is night
            database.createNativeQuery("update reminder set due_at = :due where id = :id").setParameter("due", time.get())
                    .setParameter("id", id).executeUpdate();
        } else {
            Notice.tell(due.get(4, UUID.class), Kind.valueOf(due.get(1, String.class)).fact, due.get(3, UUID.class), version,
                    start);
            set(id, "told_at = zhijia_now()");
        }
    }

    private void set(UUID reminder, String change) {
        database.createNativeQuery("update reminder set " + change + " where id = :id").setParameter("id", reminder)
                .executeUpdate();
    }

    /** Tried again soon, and then less and less often; in the end it is too late. */
    private void postpone(UUID reminder) {
        set(reminder, "tries = tries + 1, due_at = zhijia_now() + make_interval(mins => least(60, (tries + 1) * (tries + 1)))");
    }
}
