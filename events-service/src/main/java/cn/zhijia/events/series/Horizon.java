package cn.zhijia.events.series;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import cn.zhijia.events.series.holidays.HolidayCalendar;
import cn.zhijia.kit.data.DatabaseClock;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Makes events of the dates that have come within reach. Every replica may run it: a series is one replica's at a time. */
@ApplicationScoped
public class Horizon {

    private final EntityManager database;
    private final HolidayCalendar calendar;
    private final DatabaseClock clock;

    Horizon(EntityManager database, HolidayCalendar calendar, DatabaseClock clock) {
        this.database = database;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Every series that is due, each in its own transaction. */
    @Scheduled(every = "{zhijia.series.every}", concurrentExecution = ConcurrentExecution.SKIP)
    public void move() {
        var claimed = new AtomicReference<UUID>();
        var refused = new HashMap<UUID, String>();
        do {
            claimed.set(null);
            int known = refused.size();
            try {
                QuarkusTransaction.requiringNew().run(() -> claim(claimed, refused));
            } catch (RuntimeException broken) { // the others must not wait for it; it is tried again when it is due again
                if (claimed.get() == null) {
                    throw broken;
                }
                if (refused.size() > known) {
                    continue; // one more date stays as it is: the others once more, without it
                }
                Log.errorf("Series %s could not be brought up to date: %s", claimed.get(), broken.getClass().getName());
                QuarkusTransaction.requiringNew().run(() -> postpone(claimed.get()));
            }
        } while (claimed.get() != null);
    }

    /**
     * One series that is due; one that another replica works on is passed over.
     *
     * @param refused dates that stay as they are; one more when this fails for it
     */
    @SuppressWarnings("unchecked")
    private void claim(AtomicReference<UUID> claimed, Map<UUID, String> refused) {
        List<UUID> due = database.createNativeQuery(
                "select id from series where due_at <= zhijia_now() order by due_at limit 1 for update skip locked")
                .getResultList();
        for (var id : due) {
            claimed.set(id);
            postpone(id);
            new Timetable(Series.locked(id), calendar.workdays(), clock.now(), false, false, refused).bring();
        }
    }

    private void postpone(UUID id) {
        database.createNativeQuery("update series set due_at = zhijia_now() + interval '6 hours' where id = :id")
                .setParameter("id", id).executeUpdate();
    }
}
