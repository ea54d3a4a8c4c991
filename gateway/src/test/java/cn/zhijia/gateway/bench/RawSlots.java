package cn.zhijia.gateway.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** What a look for free times reads, as prepared statements of one connection and nothing else. */
final class RawSlots {

    private static final String WANTED = """
            (cast(? as uuid) is null or id = cast(? as uuid))
            and (cast(? as text) is null or cast(? as text) = any(topics))
            and (cast(? as text) is null or cast(? as text) = any(languages))""";
    private static final String OF = " where counsellor_id in (select id from counsellor where " + WANTED + ")";
    private static final String RULES = """
            select counsellor_id, starts, ends, array_to_string(modalities, ','), room.station_id,
                room.id, station.status = 'OPEN', weekday, effective_from, effective_to
            from roster_rule left join room on room.id = room_id left join station on station.id = room.station_id""" + OF;
    private static final String EXCEPTIONS = """
            select counsellor_id, starts, ends, array_to_string(modalities, ','), room.station_id,
                room.id, station.status = 'OPEN', day
            from roster_exception left join roster_exception_hours on roster_exception_id = roster_exception.id
                left join room on room.id = room_id left join station on station.id = room.station_id""" + OF
            + " and day between cast(? as date) and cast(? as date)";
    private static final String TIME_OFF = "select counsellor_id, starts_at, ends_at from time_off" + OF
            + " and ends_at > cast(? as date) - 1 and starts_at < cast(? as date) + 2";
    private static final String PLANS = """
            select id, array_to_string(modalities, ','), session_minutes, buffer_minutes, most_per_day,
                (select min(expires_on) from qualification where counsellor_id = counsellor.id)
            from counsellor where\s""" + WANTED + " order by id";
    private static final String CALENDAR = "select day, kind from holiday_calendar where day between cast(? as date) and cast(? as date)";
    private static final String BOOKINGS = """
            select counsellor_id, room_id, member_id, starts_at, ends_at, free_at, status in ('HELD', 'BOOKED', 'CHECKED_IN')
            from appointment where starts_at >= cast(? as date) - 1 and starts_at < cast(? as date) + 2
            and (status in ('BOOKED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW') or status = 'HELD' and hold_expires_at > zhijia_now())
            """;
    private static final int WARM_UPS = 50;

    private final PreparedStatement rules;
    private final PreparedStatement exceptions;
    private final PreparedStatement timeOff;
    private final PreparedStatement plans;
    private final PreparedStatement calendar;
    private final PreparedStatement bookings;
    private final PreparedStatement now;

    RawSlots(Connection connection) throws SQLException {
        rules = connection.prepareStatement(RULES);
        exceptions = connection.prepareStatement(EXCEPTIONS);
        timeOff = connection.prepareStatement(TIME_OFF);
        plans = connection.prepareStatement(PLANS);
        calendar = connection.prepareStatement(CALENDAR);
        bookings = connection.prepareStatement(BOOKINGS);
        now = connection.prepareStatement("select zhijia_now()");
    }

    /**
     * Milliseconds of the database for one look at these days of all counsellors, on the mean.
     *
     * @param booked rows that there are to read: fewer would be another question
     */
    static double millis(String jdbcUrl, LocalDate from, LocalDate to, int booked, int looks) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl)) {
            connection.setAutoCommit(false);
            var raw = new RawSlots(connection);
            long start = 0;
            for (int look = -WARM_UPS; look < looks; look++) {
                start = look == 0 ? System.nanoTime() : start;
                raw.now();
                raw.plan(null, from, to);
                int rows = rows(set(raw.bookings, from.toString(), to.toString()));
                connection.commit();
                if (rows != booked) {
                    throw new IllegalStateException(rows + " bookings read, not " + booked);
                }
            }
            return (System.nanoTime() - start) / 1e6 / looks;
        }
    }

    void now() throws SQLException {
        rows(now);
    }

    /** @param counsellor null for all of them */
    void plan(UUID counsellor, LocalDate from, LocalDate to) throws SQLException {
        String one = counsellor == null ? null : counsellor.toString();
        String first = from.toString(), last = to.toString();
        int read = rows(set(rules, one, one, null, null, null, null));
        rows(set(exceptions, one, one, null, null, null, null, first, last));
        rows(set(timeOff, one, one, null, null, null, null, first, last));
        if (rows(set(plans, one, one, null, null, null, null)) == 0 || read == 0) {
            throw new IllegalStateException("nobody's plan was read");
        }
        rows(set(calendar, first, last));
    }

    static int rows(PreparedStatement statement) throws SQLException {
        int rows = 0;
        try (var found = statement.executeQuery()) {
            while (found.next()) {
                rows++;
            }
        }
        return rows;
    }

    static PreparedStatement set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
