package cn.zhijia.gateway.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The limit that the registration rush is held against: what one registration reads and writes, as prepared statements and
 * nothing else.
 */
final class RawRush {

    /** As many as the service's pool. */
    static final int CONNECTIONS = 20;

    private static final String EVENT = "select * from event where id = ?";
    private static final String MINE = "select * from registration where event_id = ? and person_id = ?";
    private static final String PERSON = "insert into person (id, sub, member_no, name, union_id) values (?, ?, ?, 'raw', 'airport') on conflict (member_no) where member_no is not null do nothing";
    private static final String CLAIM = "update quota set used = used + 1 where event_id = ? and open and waiting = 0 and (size is null or used + 1 <= size) returning id, zhijia_now()";
    private static final String JOIN = "update quota set waiting = waiting + 1 where event_id = ? and open and (waiting > 0 or used + 1 > size) returning id, zhijia_now()";
    private static final String INSERT = """
            insert into registration (id, event_id, quota_ids, blocked_by, holds, person_id, attempt, state, joined_at,
                agreed_revision, asked_revision)
            values (?, ?, array[?]::uuid[], case when ? then '{}' else array[?]::uuid[] end, ?, ?, ?, ?, clock_timestamp(), 1, 1)
            on conflict do nothing""";

    private RawRush() {
    }

    /** @return registrations per second */
    static double run(String jdbcUrl, UUID event, int people) throws Exception {
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        var connections = new ArrayList<Connection>();
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                var connection = DriverManager.getConnection(jdbcUrl);
                connection.setAutoCommit(false);
                connections.add(connection);
                work.add(() -> register(connection, event, next, people));
            }
            long start = System.nanoTime();
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
            return people / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private static Void register(Connection connection, UUID event, AtomicInteger next, int people) throws SQLException {
        try (var happening = connection.prepareStatement(EVENT);
                var mine = connection.prepareStatement(MINE);
                var person = connection.prepareStatement(PERSON);
                var claim = connection.prepareStatement(CLAIM);
                var join = connection.prepareStatement(JOIN);
                var insert = connection.prepareStatement(INSERT)) {
            while (next.getAndIncrement() < people) {
                var id = UUID.randomUUID();
                set(happening, event).executeQuery().close();
                set(person, id, id.toString(), "R-" + id.toString().substring(0, 28)).executeUpdate();
                set(mine, event, id).executeQuery().close();
                Object quota = taken(claim, event);
                boolean seated = quota != null;
                quota = seated ? quota : taken(join, event);
                set(insert, UUID.randomUUID(), event, quota, seated, quota, seated, id, UUID.randomUUID(),
                        seated ? "CONFIRMED" : "WAITLISTED")
                        .executeUpdate();
                connection.commit();
            }
        }
        return null;
    }

    private static Object taken(PreparedStatement statement, UUID event) throws SQLException {
        try (var row = set(statement, event).executeQuery()) {
            return row.next() ? row.getObject(1) : null;
        }
    }

    private static PreparedStatement set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
