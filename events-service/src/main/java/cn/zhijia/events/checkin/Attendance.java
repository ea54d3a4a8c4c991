package cn.zhijia.events.checkin;

import java.util.Collection;
import java.util.UUID;

/** 到场: who was there on which day, and by which entry first. Follows from the scans, whatever order they came in. */
public final class Attendance {

    private static final String FIRSTS = """
            insert into attendance (registration_id, day, event_id, person_id, scan_id)
            select distinct on (s.registration_id, s.day) s.registration_id, s.day, s.event_id, r.person_id, s.id
            from scan s join registration r on r.id = s.registration_id
            where s.registration_id in (:registrations) and s.passed and s.direction = 'ENTRY'
            and not exists (select 1 from scan_reversal v where v.scan_id = s.id)
            order by s.registration_id, s.day, s.doubtful, s.scanned_at, s.id
            on conflict (registration_id, day) do update set scan_id = excluded.scan_id
            where attendance.scan_id is distinct from excluded.scan_id
            """;
    private static final String GONE = """
            delete from attendance a where a.registration_id = :registration and a.scan_id is not null
            and not exists (select 1 from scan s where s.registration_id = a.registration_id and s.day = a.day and s.passed
                and s.direction = 'ENTRY' and not exists (select 1 from scan_reversal v where v.scan_id = s.id))
            """;

    private Attendance() {
    }

    /** Makes the earliest entry that stands the primary one of its day. The registrations are held. */
    static void settle(Collection<UUID> registrations) {
        if (!registrations.isEmpty()) {
            Scan.getEntityManager().createNativeQuery(FIRSTS).setParameter("registrations", registrations).executeUpdate();
        }
    }

    /** After a reversal: the next earliest takes its place, or nobody was there. The registration is held. */
    public static void settleAgain(UUID registration) {
        settle(java.util.List.of(registration));
        Scan.getEntityManager().createNativeQuery(GONE).setParameter("registration", registration).executeUpdate();
    }
}
