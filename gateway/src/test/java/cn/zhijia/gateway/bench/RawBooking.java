package cn.zhijia.gateway.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import cn.zhijia.gateway.bench.Practice.Free;

/**
 * The limit that the booking rush is held against: what one booking reads, locks and writes, as prepared statements and nothing
 * else.
 */
final class RawBooking {

    /** As many as the service's pool. */
    static final int CONNECTIONS = 20;

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Duration BUFFER = Duration.ofMinutes(10);
    private static final String KNOWN = "select * from person where sub = ?";
    private static final String JOIN = """
            insert into person (id, sub, member_no, name, union_id) values (gen_random_uuid(), ?, ?, 'raw', 'shouer')
            on conflict (member_no) where member_no is not null do update set sub = excluded.sub, name = excluded.name,
            union_id = excluded.union_id where person.sub is null or person.sub = excluded.sub returning id""";
    private static final String PLAN = "select cast(pg_advisory_xact_lock_shared(hashtextextended(?, 0)) as text)";
    private static final String COUNSELLOR = "select * from counsellor where id = ?";
    private static final String APPOINTMENT = "select * from appointment where id = ?";
    private static final String RELEASE = """
            update appointment set status = 'EXPIRED', version = version + 1 where id in (
                select id from appointment where status = 'HELD' and hold_expires_at <= zhijia_now()
                and (blocked_range && tstzrange(?, ?) and (counsellor_id = ? or room_id = cast(? as uuid))
                    or member_id = ? and starts_at < ? and ends_at > ?)
                order by id for update)""";
    private static final String STAKE = """
            insert into appointment (id, member_id, counsellor_id, room_id, modality, status, starts_at, ends_at, free_at,
                hold_expires_at, topic, outside_roster, moves, booked_by_id, fingerprint, created_at, version)
            values (?, ?, ?, null, 'VIDEO', 'BOOKED', ?, ?, ?, null, 'SLEEP', false, 0, ?, repeat('f', 64), zhijia_now(), 1)
            on conflict do nothing""";
    private static final String DAY = "select cast(pg_advisory_xact_lock(hashtextextended(?, 0)) as text)";
    private static final String SESSIONS = """
            select count(*) from appointment where counsellor_id = ? and starts_at >= ? and starts_at < ?
            and (status in ('BOOKED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW') or status = 'HELD' and hold_expires_at > zhijia_now())""";

    private final Connection connection;
    private final RawSlots slots;

    private RawBooking(Connection connection) throws SQLException {
        this.connection = connection;
        slots = new RawSlots(connection);
    }

    /** @return bookings per second; each of these times has to be won */
    static double run(String jdbcUrl, List<Free> free) throws Exception {
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        var connections = new ArrayList<Connection>();
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                var connection = DriverManager.getConnection(jdbcUrl);
                connection.setAutoCommit(false);
                connections.add(connection);
                work.add(() -> new RawBooking(connection).book(free, next));
            }
            long start = System.nanoTime();
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
            return free.size() / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private Void book(List<Free> free, AtomicInteger next) throws SQLException {
        try (var known = connection.prepareStatement(KNOWN);
                var join = connection.prepareStatement(JOIN);
                var plan = connection.prepareStatement(PLAN);
                var counsellor = connection.prepareStatement(COUNSELLOR);
                var appointment = connection.prepareStatement(APPOINTMENT);
                var release = connection.prepareStatement(RELEASE);
                var stake = connection.prepareStatement(STAKE);
                var day = connection.prepareStatement(DAY);
                var sessions = connection.prepareStatement(SESSIONS)) {
            for (int i = next.getAndIncrement(); i < free.size(); i = next.getAndIncrement()) {
                var time = free.get(i);
                var id = UUID.randomUUID();
                var member = joined(known, join);
                RawSlots.rows(RawSlots.set(plan, "plan " + time.counsellor()));
                RawSlots.rows(RawSlots.set(counsellor, time.counsellor()));
                RawSlots.rows(RawSlots.set(appointment, id));
                slots.now();
                var date = LocalDate.ofInstant(time.start(), BEIJING);
                slots.plan(time.counsellor(), date, date);
                stake(release, stake, time, id, member);
                count(day, sessions, time, date);
                RawSlots.rows(RawSlots.set(appointment, id));
                slots.now();
                connection.commit();
            }
        }
        return null;
    }

    private static UUID joined(PreparedStatement known, PreparedStatement join) throws SQLException {
        var sub = UUID.randomUUID().toString();
        RawSlots.rows(RawSlots.set(known, sub));
        try (var row = RawSlots.set(join, sub, "R-" + sub.substring(0, 28)).executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private static void stake(PreparedStatement release, PreparedStatement stake, Free time, UUID id, UUID member)
            throws SQLException {
        Timestamp start = at(time.start()), end = at(time.end()), free = at(time.end().plus(BUFFER));
        RawSlots.set(release, start, free, time.counsellor(), null, member, end, start).executeUpdate();
        int won = RawSlots.set(stake, id, member, time.counsellor(), start, end, free, member).executeUpdate();
        if (won != 1) {
            throw new IllegalStateException("a free time was taken");
        }
    }

    private static void count(PreparedStatement day, PreparedStatement sessions, Free time, LocalDate date)
            throws SQLException {
        RawSlots.rows(RawSlots.set(day, time.counsellor() + " " + date));
        RawSlots.rows(RawSlots.set(sessions, time.counsellor(), at(date.atStartOfDay(BEIJING).toInstant()),
                at(date.plusDays(1).atStartOfDay(BEIJING).toInstant())));
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
