package cn.zhijia.events;

import static cn.zhijia.events.PraiseStage.KINDNESS;
import static cn.zhijia.events.PraiseStage.PRAISE;
import static cn.zhijia.events.PraiseStage.label;
import static cn.zhijia.events.PraiseStage.praise;
import static cn.zhijia.events.PraiseStage.seen;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.kit.testing.Locks.awaitWaiting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Parallel calls, all of them past every look before the first of them is written: the event's row is held until they wait. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PraiseRaceTest {

    private static final int THREADS = 8;

    @Inject
    AgroalDataSource database;

    @Test
    void of_many_labels_given_at_once_to_one_person_three_are_given() throws Exception {
        var event = praising();
        var answers = together(event, i -> praising(event, UUID.randomUUID(), label(i + 1)));
        assertEquals(List.of(201, 201, 201, 409, 409, 409, 409, 409), answers);
        assertEquals(3, seen("an", event).size());
    }

    @Test
    void one_label_given_at_once_under_many_ids_is_given_once() throws Exception {
        var event = praising();
        var answers = together(event, i -> praising(event, UUID.randomUUID(), KINDNESS));
        assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), answers);
        assertEquals(1, seen("bo", event).size());
    }

    @Test
    void parallel_repeats_of_one_praise_make_one() throws Exception {
        var event = praising();
        var id = UUID.randomUUID();
        var answers = together(event, i -> praising(event, id, KINDNESS));
        assertEquals(List.of(200, 200, 200, 200, 200, 200, 200, 201), answers);
        assertEquals(List.of(id.toString()), seen("bo", event));
    }

    @Test
    void of_many_answers_sent_at_once_by_one_person_one_stands() throws Exception {
        var event = praising();
        var answers = together(event, i -> member("an").body(Map.of("attempt", UUID.randomUUID(), "score", 1 + i % 5))
                .put("/v1/events/{id}/feedback", event).statusCode());
        assertEquals(List.of(200, 200, 200, 200, 200, 200, 200, 201), answers);
        assertEquals(1, count("select count(*) from feedback where event_id = ? and score is not null", event));
    }

    private static UUID praising() {
        var event = event(-1);
        Attendance.of(event, "an", "bo");
        return event;
    }

    private static int praising(UUID event, UUID id, String label) {
        return member("an").body(praise("bo", label, null)).put(PRAISE, event, id).statusCode();
    }

    private interface Calls {

        int status(int index);
    }

    /** The sorted answers. An overloaded machine may say busy (503): then nothing was done, and the caller repeats. */
    private List<Integer> together(UUID event, Calls calls) throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var hold = connection.prepareStatement("select 1 from event where id = ? for update")) {
                hold.setObject(1, event);
                hold.executeQuery();
                var answers = IntStream.range(0, THREADS).mapToObj(i -> threads.submit(patient(calls, i))).toList();
                awaitWaiting(database, THREADS);
                connection.commit();
                var sorted = new ArrayList<Integer>();
                for (var answer : answers) {
                    sorted.add(answer.get());
                }
                Collections.sort(sorted);
                return sorted;
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Callable<Integer> patient(Calls calls, int index) {
        return () -> {
            int status = calls.status(index);
            for (int again = 0; status == 503 && again < 20; again++) {
                status = calls.status(index);
            }
            return status;
        };
    }

    private int count(String sql, UUID... parameters) throws Exception {
        try (var connection = database.getConnection(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }
}
