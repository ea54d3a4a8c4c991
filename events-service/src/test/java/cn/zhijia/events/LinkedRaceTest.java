package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.body;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.facts;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.register;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Organizers edit and publish parts of an event while another one calls the whole off. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LinkedRaceTest {

    private static final int ROUNDS = 20;

    @Test
    void a_part_that_is_edited_or_published_while_its_main_event_is_called_off_is_not_held() throws Exception {
        int deadlocks = Stage.deadlocks();
        for (int round = 0; round < ROUNDS; round++) {
            var talk = event(10);
            var one = event(2, "partOf", talk.toString());
            var two = event(2, "partOf", talk.toString());
            var late = draft("partOf", talk.toString());
            quota(late, Map.of("size", 2)).statusCode(201);
            var who = "linked-race" + round;
            register(who, talk, Map.of("alongside", List.of(one, two))).statusCode(201);
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 3; i++) {
                var title = "乘车体验 " + i;
                calls.add(() -> edit(one, talk, title));
                calls.add(() -> edit(two, talk, title));
            }
            calls.add(() -> organizer().put(EVENT + "/publication", late).statusCode());
            Collections.rotate(calls, round);
            calls.add(round % calls.size(), () -> callOff(talk));
            for (int status : together(calls)) {
                assertTrue(status == 200 || status == 409, "answered " + status);
            }
            for (var event : List.of(talk, one, two)) {
                guest().get(EVENT, event).then().body("state", is("CANCELLED"), "cancellationReason", is("天气"));
                member(who).get(MINE, event).then().body("state", is("CANCELLED"), "endedBy", is("EVENT"));
                audited(event);
            }
            String state = organizer().get(EVENT, late).path("state");
            assertTrue(!state.equals("PUBLISHED"), state);
            assertEquals(List.of("EVENT_CANCELLED", "EVENT_CANCELLED", "EVENT_CANCELLED"), facts(who));
        }
        assertEquals(deadlocks, Stage.deadlocks());
    }

    private static int edit(UUID part, UUID main, String title) {
        return organizer().header("If-Match", "*").body(body("partOf", main.toString(), "title", title)).put(EVENT, part)
                .statusCode();
    }

    private static int callOff(UUID event) {
        return organizer().body(Map.of("reason", "天气")).put(EVENT + "/cancellation", event).statusCode();
    }

    /** All at once; a 503 is repeated. */
    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads
                    .invokeAll(calls.stream().<Callable<Integer>> map(call -> () -> Stage.patiently(call)).toList())) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            threads.shutdown();
        }
    }
}
