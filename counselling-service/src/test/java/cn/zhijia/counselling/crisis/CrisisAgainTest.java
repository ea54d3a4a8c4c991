package cn.zhijia.counselling.crisis;

import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.crisis.Duty.assessed;
import static cn.zhijia.counselling.crisis.Duty.calls;
import static cn.zhijia.counselling.crisis.Duty.contact;
import static cn.zhijia.counselling.crisis.Duty.details;
import static cn.zhijia.counselling.crisis.Duty.overdue;
import static cn.zhijia.counselling.crisis.Duty.path;
import static cn.zhijia.counselling.crisis.Duty.step;
import static cn.zhijia.counselling.crisis.Duty.woken;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static cn.zhijia.counselling.instrument.response.Sheet.screener;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Locks;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A crisis that comes in while a case is open finds somebody within five minutes, like the first one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrisisAgainTest {

    @Inject
    DatabaseClock clock;

    @Inject
    Escalation escalation;

    @Inject
    DataSource source;

    private final String name = someone();
    private final String me = member(name);
    private Duty duty;
    private UUID id;

    @BeforeEach
    void a_case_in_good_hands() {
        duty = Duty.on(clock);
        id = calls(name);
        step(duty.officer, id, "acknowledgement", null).then().statusCode(200);
        contact(duty.officer, id, "call-backs", true).then().statusCode(201);
        assessed(duty.officer, id, name, "YYYYYN");
        step(duty.officer, id, "plan", Map.of("text", "今晚由家人陪伴。")).then().statusCode(200);
        assertEquals(List.of(primary()), woken(id));
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    private String primary() {
        return "T-" + duty.primary;
    }

    private String backup() {
        return "T-" + duty.backup;
    }

    private void passes(int minutes) {
        duty.after(Duration.ofMinutes(minutes));
        escalation.run();
    }

    @Test
    void nobody_who_reacts_has_the_next_one_woken_after_five_minutes_and_whoever_looks_ends_it() {
        var again = calledAgain();
        assertEquals(List.of(primary(), primary()), woken(id));
        passes(4);
        assertEquals(2, woken(id).size());
        passes(6);
        assertEquals(List.of(primary(), primary(), backup()), woken(id));
        assertTrue(overdue(id));
        look(duty.second, again).then().statusCode(200).body("overdue", is(false), "state", is("PLANNED"));
        look(duty.second, again).then().statusCode(200);
        look(duty.officer, again).then().statusCode(409).body("code", is("acknowledged-already"), "by", is(backup()));
        assertEquals(backup(), details(id).getString("signals.find { it.id == '" + again + "' }.acknowledgedBy"));
        passes(20);
        assertEquals(3, woken(id).size());
        passes(31);
        assertEquals(4, woken(id).size(), "the call-back is due by then");
    }

    @Test
    void whoever_looks_at_one_call_has_not_seen_the_next() {
        var first = calledAgain();
        var next = calledAgain();
        look(duty.officer, first).then().statusCode(200);
        passes(6);
        assertTrue(overdue(id));
        look(duty.officer, next).then().statusCode(200).body("overdue", is(false));
    }

    @Test
    void whoever_has_tried_to_call_since_has_reacted() {
        calledAgain();
        contact(duty.officer, id, "call-backs", false).then().statusCode(201);
        passes(6);
        assertFalse(overdue(id));
        assertEquals(2, woken(id).size());
    }

    @Test
    void a_crisis_that_a_counsellor_finds_wakes_somebody_also_where_it_is_no_graver_than_before() {
        var found = UUID.randomUUID();
        give(counsel().token(), found, screener("T-" + name, "YYYYYN")).then().statusCode(201);
        assertEquals(List.of(primary(), primary()), woken(id));
        passes(6);
        assertEquals(List.of(primary(), primary(), backup()), woken(id));
        step(duty.second, id, "assessment", Map.of("response", found)).then().statusCode(200).body("overdue", is(false));
    }

    @Test
    void an_officer_who_asks_again_knows_what_is_found() {
        give(duty.officer, UUID.randomUUID(), screener("T-" + name, "YYYYYN")).then().statusCode(201);
        assertEquals(List.of(primary()), woken(id));
        assertNull(details(id).getString("tasks.find { it.kind == 'REACT' }.kind"));
    }

    @Test
    void what_is_no_crisis_starts_no_such_clock() {
        given(me, "000000002");
        assertNull(details(id).getString("tasks.find { it.kind == 'REACT' }.kind"));
    }

    @Test
    void a_signal_is_looked_at_in_its_own_case_once_that_is_taken_on() {
        var open = calls(someone());
        look(duty.officer, open).then().statusCode(404);
        step(duty.officer, open, "signals/" + open + "/acknowledgement", null).then().statusCode(409).body("from", is("OPEN"));
        step(duty.officer, open, "acknowledgement", null).then().statusCode(200);
        step(duty.officer, open, "signals/" + open + "/acknowledgement", null).then().statusCode(200);
    }

    @Test
    void what_is_late_and_gets_graver_wakes_the_next_one_at_the_pace_of_a_crisis() {
        String other = someone();
        var l2 = given(member(other), "000000001");
        passes(121);
        assertEquals(List.of(primary(), backup()), woken(l2));
        duty.after(Duration.ofMinutes(122));
        put(member(other), path(UUID.randomUUID()), Map.of()).then().statusCode(201);
        assertEquals(3, woken(l2).size());
        passes(128); // by the pace of the day it would be a quarter of an hour after the last one
        assertEquals(4, woken(l2).size());
    }

    @Test
    void two_taps_of_the_button_that_arrive_at_once_are_one_call() throws Exception {
        var call = UUID.randomUUID();
        List<Response> answers = new ArrayList<>();
        try (var other = source.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select 1 from crisis_case where id = '" + id + "' for update");
            var taps = List.of(tap(call), tap(call));
            Locks.awaitWaiting(source, 2); // neither has found the other's call
            other.commit();
            for (var tap : taps) {
                answers.add(tap.get(60, TimeUnit.SECONDS));
            }
        }
        assertEquals(1, count(answers, 201));
        assertEquals(1, count(answers, 200));
        assertEquals(2, woken(id).size());
        assertEquals(2, Duty.count("crisis_signal where response_id is null and case_id = '" + id + "'"));
    }

    @Test
    void two_taps_of_somebody_new_open_one_case() throws Exception {
        for (int round = 0; round < 5; round++) {
            String other = someone(), token = member(other);
            var call = UUID.randomUUID();
            var answers = together(List.of(() -> put(token, path(call), Map.of()), () -> put(token, path(call), Map.of())));
            assertEquals(1, count(answers, 201));
            assertEquals(1, count(answers, 200));
            assertEquals(1, woken(call).size());
        }
    }

    @Test
    void of_many_pages_the_latest_are_shown() {
        Duty.sql(
                """
                        insert into page (id, occasion, step, fact, thing, role, paged_at) select gen_random_uuid(), gen_random_uuid(), 0,
                            'CRISIS_PAGE', '%s', 'role' || n, zhijia_now() + make_interval(secs => n) from generate_series(1, 120) n"""
                        .formatted(id));
        var shown = woken(id);
        assertEquals(100, shown.size());
        assertEquals("role21", shown.get(0));
        assertEquals("role120", shown.get(99));
    }

    private CompletableFuture<Response> tap(UUID call) {
        return CompletableFuture.supplyAsync(() -> put(me, path(call), Map.of()));
    }

    private UUID calledAgain() {
        var again = UUID.randomUUID();
        put(me, path(again), Map.of()).then().statusCode(201).body("id", is(id.toString()));
        return again;
    }

    private Response look(String officer, UUID signal) {
        return step(officer, id, "signals/" + signal + "/acknowledgement", null);
    }
}
