package cn.zhijia.events.live.visit;

import static cn.zhijia.events.live.visit.Audience.exactly;
import static cn.zhijia.events.live.visit.Audience.opened;
import static cn.zhijia.events.live.visit.Audience.send;
import static cn.zhijia.events.live.visit.Audience.standing;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutageTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private final ConcurrentHashMap<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void what_was_acknowledged_is_stored_though_the_database_cuts_every_connection_again_and_again() throws Exception {
        var stream = Broadcast.live();
        var threads = Executors.newFixedThreadPool(16);
        try {
            var viewers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 16; i++) {
                viewers.add(threads.submit(() -> watch(stream)));
            }
            for (int cut = 0; cut < 5; cut++) {
                Thread.sleep(300);
                cut();
            }
            Thread.sleep(500);
            over.set(true);
            int acknowledged = 0;
            for (var viewer : viewers) {
                acknowledged += viewer.get();
            }
            assertTrue(statuses.containsKey(503), "nobody noticed: " + statuses);
            int visits = exactly(stream).extract().path("visits");
            assertTrue(visits >= acknowledged, acknowledged + " were acknowledged, stored are " + visits);
            standing(stream).body("visits", is(visits));
            opened(stream);
        } finally {
            over.set(true);
            threads.shutdown();
        }
    }

    /** Opens visits, each until it is acknowledged. @return how many */
    private int watch(UUID stream) throws Exception {
        int acknowledged = 0;
        while (!over.get()) {
            var path = "/v1/livestreams/" + stream + "/visits/" + UUID.randomUUID();
            var device = "{\"device\":\"" + UUID.randomUUID() + "\"}";
            int status = open(path, device);
            while (status == 503) {
                Thread.sleep(20);
                status = open(path, device);
            }
            assertTrue(status == 201 || status == 200, "answered " + status);
            acknowledged++;
        }
        return acknowledged;
    }

    private int open(String path, String device) throws Exception {
        long since = System.nanoTime();
        var answer = send(path, device);
        assertTrue(System.nanoTime() - since < LONGEST.toNanos(), "somebody was kept waiting");
        statuses.computeIfAbsent(answer.statusCode(), s -> new AtomicInteger()).incrementAndGet();
        assertEquals(answer.statusCode() == 503, answer.headers().firstValue("Retry-After").isPresent());
        return answer.statusCode();
    }

    private void cut() throws Exception {
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'");
        }
    }
}
