package cn.zhijia.gateway.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The insert of visits as prepared statements and nothing else. */
final class RawVisits {

    static final int BATCH = 500;
    /** One for each processor of a small machine; more only wait for each other. */
    static final int WRITERS = 2;
    /** As many as the service's pool. */
    static final int POOL = 20;

    private static final String INSERT = """
            insert into live_visit (id, stream_id, viewer, device, member, replay, began_at, last_beat_at)
            select visit, stream, viewer, device, member, replay, (select zhijia_now()), (select zhijia_now())
            from unnest(?, ?, ?, ?, ?, ?) as k(visit, stream, viewer, device, member, replay)
            on conflict do nothing
            returning id, stream_id, viewer, device, began_at, replay, likes, latest""";

    /** One slot, as one replica has: its row is what all wait for. */
    private static final String COUNT = """
            insert into live_total as t (stream_id, slot, visits) values (?, ?, ?)
            on conflict (stream_id, slot) do update set visits = t.visits + excluded.visits""";

    private static final UUID SLOT = UUID.randomUUID();

    private RawVisits() {
    }

    /** @return rows per second */
    static double batched(String jdbcUrl, int seconds) throws Exception {
        return run(jdbcUrl, seconds, WRITERS, BATCH, false);
    }

    /** @param counted with the total beside each row, as a service must that keeps the two equal @return rows per second */
    static double single(String jdbcUrl, int seconds, boolean counted) throws Exception {
        return run(jdbcUrl, seconds, POOL, 1, counted);
    }

    private static double run(String jdbcUrl, int seconds, int writers, int batch, boolean counted) throws Exception {
        var stream = UUID.randomUUID();
        var threads = Executors.newFixedThreadPool(writers);
        var connections = new ArrayList<Connection>();
        try {
            long start = System.nanoTime();
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                var connection = DriverManager.getConnection(jdbcUrl);
                connections.add(connection);
                work.add(() -> insert(connection, stream, batch, counted, start + seconds * 1_000_000_000L));
            }
            long rows = 0;
            for (Future<Long> one : threads.invokeAll(work)) {
                rows += one.get();
            }
            return rows / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private static long insert(Connection connection, UUID stream, int batch, boolean counted, long endAt) throws SQLException {
        long rows = 0;
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement(INSERT); var count = connection.prepareStatement(COUNT)) {
            count.setObject(1, stream);
            count.setObject(2, SLOT);
            count.setInt(3, batch);
            while (System.nanoTime() < endAt) {
                insert.setArray(1, array(connection, "uuid", batch, Uuids::next));
                insert.setArray(2, array(connection, "uuid", batch, () -> stream));
                insert.setArray(3, array(connection, "uuid", batch, UUID::randomUUID));
                insert.setArray(4, array(connection, "uuid", batch, Uuids::next));
                insert.setArray(5, array(connection, "bool", batch, () -> false));
                insert.setArray(6, array(connection, "bool", batch, () -> false));
                try (var made = insert.executeQuery()) {
                    while (made.next()) {
                        rows++;
                    }
                }
                if (counted) {
                    count.executeUpdate();
                }
                connection.commit();
            }
        }
        return rows;
    }

    private static java.sql.Array array(Connection connection, String type, int size, Supplier<Object> value)
            throws SQLException {
        return connection.createArrayOf(type, IntStream.range(0, size).mapToObj(i -> value.get()).toArray());
    }
}
