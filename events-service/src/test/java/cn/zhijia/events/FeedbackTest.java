package cn.zhijia.events;

import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedbackTest {

    private static final String FEEDBACK = "/v1/events/{id}/feedback";
    private static final String SUMMARY = FEEDBACK + "/summary";

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void who_was_there_says_how_it_was() {
        var event = event(-1);
        Attendance.of(event, "an");
        var attempt = UUID.randomUUID();
        member("an").get(FEEDBACK, event).then().statusCode(404);
        answer("an", event, attempt, 4, "很好").statusCode(201).body("score", is(4), "text", is("很好"));
        answer("an", event, attempt, 4, "很好").statusCode(200);
        answer("an", event, attempt, 5, null).statusCode(200).body("score", is(5), "text", nullValue());
        member("an").get(FEEDBACK, event).then().statusCode(200).body("score", is(5), "attempt", is(attempt.toString()));
    }

    @Test
    void who_was_not_there_says_nothing_and_reads_nothing() {
        var event = event(-1);
        Attendance.of(event, "an");
        register("away", event).statusCode(201);
        answer("an", event, UUID.randomUUID(), 5, "悄悄话").statusCode(201);
        answer("away", event, UUID.randomUUID(), 1, null).statusCode(403).body("code", is("not-present"));
        answer("nobody-knows", event, UUID.randomUUID(), 1, null).statusCode(403);
        for (var caller : List.of(member("away"), organizer(), organizer("airport"))) {
            caller.get(FEEDBACK, event).then().statusCode(404);
        }
        guest().get(FEEDBACK, event).then().statusCode(401);
        guest().body(Map.of("attempt", UUID.randomUUID(), "score", 5)).put(FEEDBACK, event).then().statusCode(401);
        answer("an", UUID.randomUUID(), UUID.randomUUID(), 5, null).statusCode(404);
        answer("an", draft(), UUID.randomUUID(), 5, null).statusCode(404);
    }

    @Test
    void a_replaced_or_deleted_answer_does_not_come_back_by_a_late_repeat() {
        var event = event(-1);
        Attendance.of(event, "an");
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        answer("an", event, first, 2, "不好").statusCode(201);
        answer("an", event, second, 4, "想了想，不错").statusCode(200).body("attempt", is(second.toString()));
        answer("an", event, first, 2, "不好").statusCode(200).body("score", is(4), "attempt", is(second.toString()));
        delete("an", event, first).statusCode(200).body("score", nullValue());
        member("an").get(FEEDBACK, event).then().body("score", is(4));
        delete("an", event, second).statusCode(200).body("score", nullValue(), "text", nullValue());
        delete("an", event, second).statusCode(200);
        answer("an", event, second, 4, "想了想，不错").statusCode(200).body("score", nullValue(), "text", nullValue());
        member("an").get(FEEDBACK, event).then().statusCode(404);
        delete("an", event, UUID.randomUUID()).statusCode(404);
        member("an").delete(FEEDBACK, event).then().statusCode(400);
        answer("an", event, UUID.randomUUID(), 3, null).statusCode(201);
    }

    @Test
    void an_answer_is_in_bounds_and_in_time() {
        var event = event(-1);
        Attendance.of(event, "an", "bo");
        answer("an", event, UUID.randomUUID(), 0, null).statusCode(400).body("errors[0].pointer", is("/score"));
        answer("an", event, UUID.randomUUID(), 6, null).statusCode(400);
        answer("an", event, UUID.randomUUID(), 5, "好".repeat(1_001)).statusCode(400).body("errors[0].code", is("too-long"));
        answer("an", event, UUID.randomUUID(), 5, "零\u200b宽").statusCode(400).body("errors[0].code", is("unseen-character"));
        var attempt = UUID.randomUUID();
        answer("an", event, attempt, 5, "第一行\n" + "\ud83d\udc4d".repeat(996)).statusCode(201);
        clock.shift(Duration.ofDays(33).plusHours(3));
        answer("bo", event, UUID.randomUUID(), 5, null).statusCode(409).body("code", is("afterwards-over"));
        answer("an", event, attempt, 1, null).statusCode(409);
        delete("an", event, attempt).statusCode(200);
    }

    @Test
    void below_five_answers_nothing_is_summed_up_and_nothing_said_of_how_many_there_are() {
        var event = event(-1);
        var words = new ArrayList<String>();
        for (int i = 1; i <= 4; i++) {
            Attendance.of(event, "f" + i);
            words.add(organizer().get(SUMMARY, event).then().statusCode(409).body("code", is("too-few-answers"), "needed",
                    is(5)).extract().asString().replaceAll("\"traceId\":\"[^\"]*\"", ""));
            answer("f" + i, event, UUID.randomUUID(), i, "第" + i + "句").statusCode(201);
        }
        assertEquals(1, words.stream().distinct().count());
        Attendance.of(event, "f5");
        answer("f5", event, UUID.randomUUID(), 5, "  ").statusCode(400);
        answer("f5", event, UUID.randomUUID(), 5, null).statusCode(201);
        var text = organizer().get(SUMMARY, event).then().statusCode(200).body("count", is(5), "mean", is(3.0f),
                "distribution", contains(1, 1, 1, 1, 1), "texts", containsInAnyOrder("第1句", "第2句", "第3句", "第4句"), "next",
                nullValue()).extract().asString();
        for (int i = 1; i <= 5; i++) {
            assertEquals(-1, text.indexOf("f" + i));
        }
        organizer("airport").get(SUMMARY, event).then().statusCode(403).body("code", is("other-union"));
        member("f1").get(SUMMARY, event).then().statusCode(403).body("code", is("missing-role"));
        guest().get(SUMMARY, event).then().statusCode(401);
        organizer("airport").get(SUMMARY, draft()).then().statusCode(404);
    }

    @Test
    void answers_are_summed_up_in_fives_and_all_of_them_when_no_more_can_come() {
        var event = event(-1);
        for (int i = 1; i <= 6; i++) {
            Attendance.of(event, "g" + i);
            answer("g" + i, event, UUID.randomUUID(), i < 6 ? 5 : 1, "话" + i).statusCode(201);
        }
        organizer().get(SUMMARY, event).then().body("count", is(5), "mean", is(5.0f), "texts", hasSize(5));
        clock.shift(Duration.ofDays(33).plusHours(3));
        organizer().get(SUMMARY, event).then().body("count", is(6), "mean", is(4.3f), "distribution",
                contains(1, 0, 0, 0, 5), "texts", hasSize(6));
    }

    @Test
    void texts_come_in_an_order_that_is_not_that_of_writing_and_page_by_page() {
        var event = event(-1);
        var written = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            Attendance.of(event, "h" + i);
            written.add("话" + i);
            answer("h" + i, event, UUID.randomUUID(), 5, written.get(i)).statusCode(201);
        }
        var read = new ArrayList<String>();
        String next = null;
        do {
            var page = organizer().queryParam("limit", 4);
            var answer = (next == null ? page : page.queryParam("cursor", next)).get(SUMMARY, event).then().statusCode(200)
                    .body("count", is(10)).extract();
            read.addAll(answer.path("texts"));
            next = answer.path("next");
        } while (next != null);
        assertNotEquals(written, read); // one in 3.6 million
        assertEquals(written, read.stream().sorted().toList());
    }

    @Test
    void who_answers_again_does_not_see_what_one_other_just_said() {
        var event = event(-1);
        for (int i = 1; i <= 6; i++) {
            Attendance.of(event, "again" + i);
        }
        for (int i = 1; i <= 5; i++) {
            answer("again" + i, event, UUID.randomUUID(), 5, "话" + i).statusCode(201);
        }
        organizer().get(SUMMARY, event).then().body("count", is(5), "texts", hasSize(5));
        answer("again6", event, UUID.randomUUID(), 1, "话6").statusCode(201);
        answer("again1", event, UUID.randomUUID(), 4, "改了").statusCode(200);
        organizer().get(SUMMARY, event).then().statusCode(409).body("code", is("too-few-answers"));
        for (int i = 7; i <= 9; i++) {
            Attendance.of(event, "again" + i);
            answer("again" + i, event, UUID.randomUUID(), 3, null).statusCode(201);
        }
        organizer().get(SUMMARY, event).then().body("count", is(5), "distribution", contains(1, 0, 3, 1, 0), "texts",
                containsInAnyOrder("话6", "改了"));
        clock.shift(Duration.ofDays(33).plusHours(3));
        organizer().get(SUMMARY, event).then().body("count", is(9), "distribution", contains(1, 0, 3, 1, 4));
    }

    @Test
    void a_changed_or_deleted_answer_takes_its_five_out_of_ten() {
        var event = event(-1);
        var attempts = new ArrayList<UUID>();
        for (int i = 0; i < 10; i++) {
            Attendance.of(event, "often" + i);
            attempts.add(UUID.randomUUID());
            answer("often" + i, event, attempts.get(i), i < 5 ? 5 : 2, null).statusCode(201);
        }
        organizer().get(SUMMARY, event).then().body("distribution", contains(0, 5, 0, 0, 5));
        answer("often0", event, attempts.get(0), 1, null).statusCode(200);
        organizer().get(SUMMARY, event).then().body("distribution", contains(0, 5, 0, 0, 0));
        delete("often9", event, attempts.get(9)).statusCode(200);
        organizer().get(SUMMARY, event).then().statusCode(409);
    }

    @Test
    void five_who_answer_at_once_are_five() throws Exception {
        var event = event(-1);
        var pool = Executors.newFixedThreadPool(5);
        try {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 5; i++) {
                var name = "atonce" + i;
                Attendance.of(event, name);
                calls.add(() -> answer(name, event, UUID.randomUUID(), 4, null).extract().statusCode());
            }
            for (var answered : pool.invokeAll(calls)) {
                assertEquals(201, answered.get());
            }
        } finally {
            pool.shutdown();
        }
        organizer().get(SUMMARY, event).then().statusCode(200).body("count", is(5));
    }

    @Test
    void whose_check_in_was_reversed_is_not_counted_and_cannot_be_told() {
        var event = Gates.open(10);
        var scans = new ArrayList<UUID>();
        for (int i = 0; i < 6; i++) {
            scans.add(UUID.randomUUID());
            var ticket = Gates.seat("reversed" + i, event);
            Gates.scan(event, scans.get(i), Gates.body(ticket, "gate-1")).body("verdict", is("ADMITTED"));
            answer("reversed" + i, event, UUID.randomUUID(), i == 0 ? 1 : 5, null).statusCode(201);
        }
        organizer().get(SUMMARY, event).then().body("distribution", contains(1, 0, 0, 0, 4));
        reverse(event, scans.get(0));
        organizer().get(SUMMARY, event).then().statusCode(409).body("code", is("too-few-answers"));
        answer("reversed0", event, UUID.randomUUID(), 2, null).statusCode(403).body("code", is("not-present"));
        for (int i = 6; i < 10; i++) {
            scans.add(UUID.randomUUID());
            var ticket = Gates.seat("reversed" + i, event);
            Gates.scan(event, scans.get(i), Gates.body(ticket, "gate-1")).body("verdict", is("ADMITTED"));
            answer("reversed" + i, event, UUID.randomUUID(), 3, null).statusCode(201);
        }
        organizer().get(SUMMARY, event).then().body("distribution", contains(0, 0, 4, 0, 1));
        clock.shift(Duration.ofDays(31));
        organizer().get(SUMMARY, event).then().body("distribution", contains(0, 0, 4, 0, 1));
        reverse(event, scans.get(9));
        organizer().get(SUMMARY, event).then().body("distribution", contains(0, 0, 4, 0, 1));
    }

    private static void reverse(UUID event, UUID scan) {
        organizer().body(Map.of("reason", "认错了人")).put(Gates.SCAN + "/reversal", event, scan).then().statusCode(201);
    }

    private static ValidatableResponse answer(String who, UUID event, UUID attempt, int score, String text) {
        var body = new HashMap<String, Object>(Map.of("attempt", attempt, "score", score));
        if (text != null) {
            body.put("text", text);
        }
        return member(who).body(body).put(FEEDBACK, event).then();
    }

    private static ValidatableResponse delete(String who, UUID event, UUID attempt) {
        return member(who).queryParam("attempt", attempt.toString()).delete(FEEDBACK, event).then();
    }
}
