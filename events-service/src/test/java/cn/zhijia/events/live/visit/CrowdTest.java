package cn.zhijia.events.live.visit;

import static cn.zhijia.events.live.visit.Audience.device;
import static cn.zhijia.events.live.visit.Audience.exactly;
import static cn.zhijia.events.live.visit.Audience.path;
import static cn.zhijia.events.live.visit.Audience.send;
import static cn.zhijia.events.live.visit.Audience.standing;
import static cn.zhijia.events.live.visit.Audience.status;
import static cn.zhijia.events.live.visit.Audience.together;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Stage;
import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrowdTest {

    private static final int THREADS = 24;

    @Inject
    AgroalDataSource database;

    @Test
    void counters_are_the_sum_of_the_rows_after_a_mix_with_repeats() throws Exception {
        var stream = Broadcast.live();
        int deadlocks = Stage.deadlocks();
        int visits = 600;
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < visits; i++) {
            var path = path(stream, new UUID(stream.getMostSignificantBits(), i));
            var device = device(new UUID(i, 7));
            calls.add(() -> status(path, device));
            if (i % 20 == 0) {
                calls.add(() -> status(path, device));
            }
        }
        Collections.shuffle(calls);
        var statuses = together(THREADS, calls);
        assertEquals(visits, Collections.frequency(statuses, 201));
        assertEquals(visits / 20, Collections.frequency(statuses, 200));
        var taps = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < visits; i++) {
            var path = path(stream, new UUID(stream.getMostSignificantBits(), i)) + "/likes";
            IntStream.of(3, 7, 7).forEach(count -> taps.add(() -> status(path, "{\"count\":" + count + "}")));
        }
        Collections.shuffle(taps);
        together(THREADS, taps).forEach(status -> assertEquals(200, status));
        exactly(stream).body("visits", is(visits), "likes", is(visits * 7), "uniqueViewers", is(visits), "concurrent",
                is(visits));
        standing(stream).body("visits", is(visits), "likes", is(visits * 7), "replay.visits", is(0));
        assertEquals(deadlocks, Stage.deadlocks());
    }

    @Test
    void two_who_open_at_once_as_the_same_viewer_on_the_same_device_have_one_visit() throws Exception {
        var stream = Broadcast.live();
        for (int round = 0; round < 20; round++) {
            var device = device(UUID.randomUUID());
            var answers = together(4, IntStream.range(0, 4)
                    .<Callable<String>> mapToObj(i -> () -> send(path(stream, UUID.randomUUID()), device).body()).toList());
            assertEquals(1,
                    Set.copyOf(answers.stream().map(answer -> JsonPath.from(answer).getString("visit")).toList()).size());
        }
        exactly(stream).body("visits", is(20), "uniqueViewers", is(20));
    }

    @Test
    void a_row_that_cannot_be_written_hurts_nobody_else_of_its_batch() throws Exception {
        var stream = Broadcast.live();
        var poison = UUID.randomUUID();
        Audience.execute(database, """
                create function poison() returns trigger language plpgsql as
                $$ begin if new.device = '%s' then raise exception 'poison'; end if; return new; end $$;
                create trigger poison before insert on live_visit for each row execute function poison()""".formatted(poison));
        try {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 60; i++) {
                var device = device(i == 30 ? poison : UUID.randomUUID());
                calls.add(() -> status(path(stream, UUID.randomUUID()), device));
            }
            var statuses = held(stream, calls);
            assertEquals(59, Collections.frequency(statuses, 201));
            assertEquals(1, Collections.frequency(statuses, 500));
            exactly(stream).body("visits", is(59));
            standing(stream).body("visits", is(59));
        } finally {
            Audience.execute(database, "drop trigger poison on live_visit; drop function poison()");
        }
    }

    @Test
    void who_finds_no_room_is_told_to_come_back_and_nobody_is_lost() throws Exception {
        var stream = Broadcast.live();
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 150; i++) {
            calls.add(() -> {
                var answer = send(path(stream, UUID.randomUUID()), device(UUID.randomUUID()));
                assertTrue(answer.statusCode() == 201 || answer.headers().firstValue("Retry-After").isPresent());
                return answer.statusCode();
            });
        }
        var statuses = held(stream, calls);
        int stored = Collections.frequency(statuses, 201);
        assertTrue(stored >= 100 && stored < 150, stored + " were stored");
        assertEquals(150 - stored, Collections.frequency(statuses, 503));
        exactly(stream).body("visits", is(stored));
    }

    /** All of the calls while somebody else holds the stream, so that they come to be in few batches. */
    private List<Integer> held(UUID stream, List<Callable<Integer>> calls) throws Exception {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select from livestream where id = ? for update")) {
                lock.setObject(1, stream);
                lock.execute();
            }
            var release = Executors.newSingleThreadExecutor();
            try {
                var released = release.submit(() -> let(connection));
                var answers = together(calls.size(), calls);
                released.get();
                return answers;
            } finally {
                release.shutdown();
            }
        }
    }

    private static Void let(Connection connection) throws SQLException, InterruptedException {
        Thread.sleep(1_500);
        connection.rollback();
        return null;
    }
}
