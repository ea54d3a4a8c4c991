package cn.zhijia.counselling;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import cn.zhijia.counselling.erasure.Hold;
import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;
import cn.zhijia.kit.data.DatabaseClock;

/**
 * A member's appointments when the member goes: those to come are cancelled, the others keep their times and lose their words.
 */
@Singleton
class AppointmentsOfPerson implements Chapter, Traces {

    private final DatabaseClock clock;
    private final EntityManager database;
    private final Period retention;

    /** @param retention how long what was written about sessions is kept after the last one, by law or contract */
    AppointmentsOfPerson(DatabaseClock clock, EntityManager database,
            @ConfigProperty(name = "zhijia.erasure.retention") Period retention) {
        this.clock = clock;
        this.database = database;
        this.retention = retention;
    }

    @Override
    public String name() {
        return "appointments";
    }

    @Override
    public Set<String> columns() {
        return Set.of("appointment.member_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        var now = clock.now();
        return Appointment.<Appointment> find(Appointment.WITH_ALL + "where a.member.id = ?1 and a.id > ?2 order by a.id",
                person, Chapter.id(after)).page(0, most).stream()
                .map(a -> new Entry(a.id.toString(), AppointmentView.of(a, now))).toList();
    }

    @Override
    public Optional<Hold> hold(UUID person, Instant now) {
        var until = (Instant) database.createNativeQuery("""
                select max(ends_at) + cast(:retention as interval) from appointment
                where member_id = :person and status in ('CHECKED_IN', 'COMPLETED')""").setParameter("person", person)
                .setParameter("retention", retention.toString()).getSingleResult();
        return until == null || !now.isBefore(until) ? Optional.empty() : Optional.of(new Hold(Hold.Reason.RETENTION, until));
    }

    @Override
    public void stop(UUID person, Instant now) {
        var why = new CancellationBody(CancellationBody.Reason.NO_LONGER_NEEDED, null);
        Appointment.<Appointment> find("member.id = ?1 and status in ?2 and startsAt > ?3 order by id", person,
                List.of(Status.HELD, Status.BOOKED, Status.NEEDS_RESCHEDULE), now).withLock(LockModeType.PESSIMISTIC_WRITE)
                .list().forEach(a -> a.cancel(why, false, now));
    }

    @Override
    public void forget(UUID person) {
        database.createNativeQuery("""
                update appointment set topic = null, reason = null, reason_text = null, version = version + 1
                where member_id = :person""").setParameter("person", person).executeUpdate();
    }
}
