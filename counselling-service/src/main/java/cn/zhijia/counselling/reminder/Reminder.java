package cn.zhijia.counselling.reminder;

import java.time.Instant;
import java.util.UUID;

import io.quarkus.hibernate.orm.panache.Panache;

/** 提醒: one row for each appointment, kind and time that was given to it. */
public final class Reminder {

    private Reminder() {
    }

    /**
     * Plans the reminders of a session that was just booked, held, moved or reinstated; those of an earlier time are void.
     *
     * @param version counts the times that were given to this appointment
     */
    public static void plan(UUID appointment, int version, Instant start, Instant now) {
        Panache.getEntityManager().createNativeQuery("""
                update reminder set void = 'MOVED'
                where appointment_id = :appointment and version < :version and told_at is null and void is null""")
                .setParameter("appointment", appointment).setParameter("version", version).executeUpdate();
        for (var kind : Kind.values()) {
            kind.due(start, now).ifPresent(due -> Panache.getEntityManager().createNativeQuery("""
                    insert into reminder (id, appointment_id, kind, version, due_at)
                    values (gen_random_uuid(), :appointment, :kind, :version, :due) on conflict do nothing""")
                    .setParameter("appointment", appointment).setParameter("kind", kind.name())
                    .setParameter("version", version).setParameter("due", due).executeUpdate());
        }
    }
}
