package cn.zhijia.counselling;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import cn.zhijia.counselling.counsellor.Plans;
import cn.zhijia.counselling.erasure.Hold;
import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.kit.data.DatabaseClock;
import io.quarkus.hibernate.orm.panache.PanacheQuery;

/**
 * A member's appointments when the member goes: those to come are cancelled, the others keep their times and lose their words.
 */
@Singleton
class AppointmentsOfPerson implements Chapter, Traces {

    private final DatabaseClock clock;
    private final EntityManager database;
    private final Said.Seal seal;
    private final Event<TimeFreed> freed;
    private final Period retention;

    /** @param retention how long what was written about sessions is kept after the last one, by law or contract */
    AppointmentsOfPerson(DatabaseClock clock, EntityManager database, Said.Seal seal, Event<TimeFreed> freed,
            @ConfigProperty(name = "zhijia.erasure.retention") Period retention) {
        this.clock = clock;
        this.database = database;
        this.seal = seal;
        this.freed = freed;
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
                .map(a -> new Entry(a.id.toString(), AppointmentView.of(a, true, seal.open(a), now))).toList();
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
    public Rank rank() {
        return Rank.APPOINTMENT;
    }

    /** Read without the appointments, which are loaded once they are held: as they are then. */
    @Override
    @SuppressWarnings("unchecked")
    public Set<UUID> reach(UUID person, Instant now) {
        List<Tuple> places = database.createNativeQuery("""
                select id, counsellor_id, room_id from appointment where member_id = :person and starts_at > :now
                and status in ('HELD', 'BOOKED', 'NEEDS_RESCHEDULE')""", Tuple.class).setParameter("person", person)
                .setParameter("now", now).getResultList();
        var rooms = each(places, 2).toList();
        return Stream.of(each(places, 0), each(places, 1), Plans.workingIn(rooms).stream()).flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<UUID> each(List<Tuple> places, int column) {
        return places.stream().map(p -> p.get(column, UUID.class)).filter(Objects::nonNull);
    }

    /** Plans are shared before appointments are held, and the turn is taken before anybody in line is held, as everywhere. */
    @Override
    public void take(Set<UUID> reached) {
        Plans.shareAll(held("select id from counsellor where id = any(:reached)", reached), List.of());
        if (!held("select id from appointment where id = any(:reached) order by id for no key update", reached).isEmpty()) {
            Turn.take();
        }
    }

    @SuppressWarnings("unchecked")
    private List<UUID> held(String sql, Set<UUID> reached) {
        return database.createNativeQuery(sql).setParameter("reached", reached.toArray(UUID[]::new)).getResultList();
    }

    /** A freed time goes to whoever waits for it. */
    @Override
    public void stop(UUID person, Instant now) {
        var quota = new Settlement();
        coming(person, now).withLock(LockModeType.PESSIMISTIC_WRITE).list().forEach(a -> callOff(a, now, quota));
        quota.settle();
    }

    private static PanacheQuery<Appointment> coming(UUID person, Instant now) {
        return Appointment.find("member.id = ?1 and status in ?2 and startsAt > ?3 order by id", person,
                List.of(Status.HELD, Status.BOOKED, Status.NEEDS_RESCHEDULE), now);
    }

    private void callOff(Appointment a, Instant now, Settlement quota) {
        boolean free = new Ending(a, quota).cancel(CancellationBody.Reason.NO_LONGER_NEEDED, false, now);
        Appointment.flush();
        if (free) {
            freed.fire(TimeFreed.by(a, quota));
        }
    }

    @Override
    public void forget(UUID person) {
        database.createNativeQuery(
                """
                        update appointment set topic = null, reason = null, reason_text = null, fingerprint = null, version = version + 1
                        where member_id = :person""")
                .setParameter("person", person).executeUpdate();
    }
}
