package cn.zhijia.events.live.visit.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Ids;
import cn.zhijia.events.live.Broadcast;
import cn.zhijia.events.live.visit.broadcast.Broadcasts;
import cn.zhijia.events.live.visit.broadcast.Viewer;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LocksTest {

    @Inject
    AgroalDataSource database;

    @Test
    void ids_are_sorted_here_as_the_database_sorts_them() throws SQLException {
        var ids = new ArrayList<UUID>(
                List.of(new UUID(-1, 1), new UUID(1, -1), new UUID(1, 1), new UUID(-1, -1), new UUID(0, 0)));
        IntStream.range(0, 50).forEach(i -> ids.add(UUID.randomUUID()));
        var sorted = new ArrayList<UUID>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select id from unnest(?) as k(id) order by id")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    sorted.add(rows.getObject(1, UUID.class));
                }
            }
        }
        assertEquals(sorted, ids.stream().sorted(Ids.ORDER).toList());
        var stream = UUID.randomUUID();
        assertEquals(sorted,
                ids.stream().map(id -> new Sign(stream, id, Viewer.GUEST)).sorted(Sign.ORDER).map(Sign::visit).toList());
        assertEquals(sorted, ids.stream().map(id -> new Opening.Seat(stream, id, id)).sorted(Opening.Seat.ORDER)
                .map(Opening.Seat::device).toList());
    }

    /** Replicas whose batches overlap, so that at every moment one of them holds the stream for its own. */
    @Test
    void an_organizer_is_not_kept_out_by_batch_after_batch() throws Exception {
        var stream = Broadcast.live();
        var over = new AtomicBoolean();
        var held = new CountDownLatch(20);
        var replicas = Executors.newFixedThreadPool(4);
        try {
            var batches = IntStream.range(0, 4).mapToObj(i -> replicas.submit(() -> {
                while (!over.get()) {
                    try (var connection = database.getConnection()) {
                        connection.setAutoCommit(false);
                        Broadcasts.held(connection, List.of(stream));
                        held.countDown();
                        Thread.sleep(40 + 20 * i);
                        connection.commit();
                    }
                }
                return null;
            })).toList();
            assertTrue(held.await(30, TimeUnit.SECONDS));
            Broadcast.end(stream);
            over.set(true);
            for (var batch : batches) {
                batch.get();
            }
        } finally {
            over.set(true);
            replicas.shutdown();
        }
    }
}
