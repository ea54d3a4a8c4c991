package cn.zhijia.counselling.crisis;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.crisis.Duty.SUPERVISOR;
import static cn.zhijia.counselling.crisis.Duty.assessed;
import static cn.zhijia.counselling.crisis.Duty.cases;
import static cn.zhijia.counselling.crisis.Duty.contact;
import static cn.zhijia.counselling.crisis.Duty.details;
import static cn.zhijia.counselling.crisis.Duty.path;
import static cn.zhijia.counselling.crisis.Duty.state;
import static cn.zhijia.counselling.crisis.Duty.step;
import static cn.zhijia.counselling.crisis.Duty.woken;
import static cn.zhijia.counselling.instrument.response.Sheet.declined;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static cn.zhijia.counselling.instrument.response.Sheet.phq;
import static cn.zhijia.counselling.instrument.response.Sheet.screener;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What an answer sets going. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlagCaseTest {

    private static final String QUIET = "000000000", THOUGHTS = "000000001", OFTEN = "000000002";

    @Inject
    DatabaseClock clock;

    private Duty duty;
    private final String name = someone();
    private final String me = member(name);

    @BeforeEach
    void on_duty() {
        duty = Duty.on(clock);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void the_same_submission_twice_opens_one_case_and_wakes_once() {
        var id = UUID.randomUUID();
        give(me, id, phq(THOUGHTS)).then().statusCode(201).body("safety", notNullValue());
        give(me, id, phq(THOUGHTS)).then().statusCode(200);
        give(me, id, phq(OFTEN)).then().statusCode(409);
        assertEquals(1, cases(name));
        assertEquals(1, details(id).getList("signals").size());
        assertEquals(List.of("T-" + duty.primary), woken(id));
        for (var who : List.of(me, member(someone()))) { // whoever calls must not be told that help comes when nobody was woken
            put(who, path(id), Map.of()).then().statusCode(409).body("code", is("id-in-use"));
        }
    }

    @Test
    void quiet_answers_open_nothing() {
        given(me, QUIET);
        assertEquals(0, cases(name));
    }

    @Test
    void a_flag_says_by_when_somebody_takes_the_case_on_and_calls() {
        assertEquals(Duration.ofHours(2), due(answered(phq(THOUGHTS)), "ACKNOWLEDGE"));
        assertEquals(Duration.ofMinutes(30), due(answered(phq(OFTEN)), "ACKNOWLEDGE"));
        assertEquals(Duration.ofMinutes(30), due(answered(phq(OFTEN)), "CALL_BACK"));
        var l1 = UUID.randomUUID();
        var promised = give(me, l1, declined("00000000")).then().statusCode(201).extract();
        assertEquals(promised.<String> path("followUp.dueAt"), task(l1, "ACKNOWLEDGE", "dueAt"));
        assertEquals("L1", details(l1).getString("summary.level"));
        var l3 = UUID.randomUUID();
        give(duty.officer, l3, screener("T-" + someone(), "YYYYNN")).then().statusCode(201);
        assertEquals(Duration.ofMinutes(5), due(l3, "ACKNOWLEDGE"));
    }

    @Test
    void a_flag_while_a_case_is_open_joins_it_and_raises_its_level_and_never_lowers_it() {
        var first = UUID.randomUUID();
        give(me, first, declined("00000000")).then().statusCode(201);
        var graver = given(me, OFTEN);
        assertEquals("L2", details(first).getString("summary.level"));
        assertEquals(Duration.ofMinutes(30), due(first, "ACKNOWLEDGE"));
        assertEquals(2, woken(first).size(), "who is on duty is woken for what is graver");
        given(me, THOUGHTS);
        give(me, UUID.randomUUID(), declined("00000000")).then().statusCode(201);
        assertEquals("L2", details(first).getString("summary.level"));
        assertEquals(Duration.ofMinutes(30), due(first, "ACKNOWLEDGE"), "never later than it was");
        assertEquals(2, woken(first).size());
        assertEquals(1, cases(name));
        assertEquals(4, details(first).getList("signals").size());
        as(me).get(path(graver)).then().statusCode(200).body("id", is(first.toString()));
    }

    @Test
    void a_flag_during_the_follow_up_asks_for_a_call_and_does_not_begin_anew() {
        var id = given(me, THOUGHTS);
        duty.planned(id, name);
        contact(duty.officer, id, "call-backs", true);
        contact(duty.officer, id, "follow-ups", true);
        int before = woken(id).size();
        given(me, OFTEN);
        assertEquals("FOLLOW_UP", state(id));
        assertEquals(before + 1, woken(id).size());
        assertEquals(Duration.ofMinutes(30), Duration.between(duty.start,
                Instant.parse(details(id).getString("summary.dueAt"))).truncatedTo(ChronoUnit.MINUTES));
    }

    @Test
    void what_the_screener_finds_raises_the_level_and_asks_for_no_further_call() {
        var id = given(me, THOUGHTS);
        step(duty.officer, id, "acknowledgement", null);
        contact(duty.officer, id, "call-backs", true).then().statusCode(201);
        assessed(duty.officer, id, name, "YYYYYN");
        assertEquals("L3", details(id).getString("summary.level"));
        assertEquals("ASSESSED", state(id));
        assertEquals(0, Duty.count("crisis_task where kind = 'CALL_BACK' and met_at is null and case_id = '" + id + "'"));
        step(duty.officer, id, "assessment", Map.of("response", id)).then().statusCode(400).body("errors[0].code",
                is("no-screener"));
    }

    @Test
    void an_old_screener_and_that_of_somebody_else_assess_nobody() {
        var old = UUID.randomUUID();
        give(duty.officer, old, screener("T-" + name, "NN---N")).then().statusCode(201);
        duty.after(Duration.ofMinutes(1));
        var id = given(me, THOUGHTS);
        step(duty.officer, id, "acknowledgement", null);
        var others = UUID.randomUUID();
        give(duty.officer, others, screener("T-" + someone(), "NN---N")).then().statusCode(201);
        for (var wrong : List.of(old, others, UUID.randomUUID())) {
            step(duty.officer, id, "assessment", Map.of("response", wrong)).then().statusCode(400);
        }
    }

    @Test
    void fifty_flags_of_one_member_at_once_are_one_case() throws Exception {
        given(me, QUIET); // the person is known, so that nothing but the case makes one wait for the other
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 50; i++) {
            var id = UUID.randomUUID();
            calls.add(() -> give(me, id, phq(THOUGHTS)));
        }
        var answers = together(calls);
        assertEquals(50, World.count(answers, 201));
        assertEquals(1, cases(name));
        UUID id = UUID.fromString(as(me).get(path(UUID.fromString(answers.get(0).path("id")))).path("id"));
        assertEquals(1, woken(id).size());
        assertEquals(50, Duty.count("crisis_signal where case_id = '" + id + "'"));
        as(SUPERVISOR).get(path(id)).then().statusCode(200);
    }

    private static UUID answered(Map<String, Object> sheet) {
        var id = UUID.randomUUID();
        give(member(someone()), id, sheet).then().statusCode(201);
        return id;
    }

    private static String task(UUID crisis, String kind, String what) {
        return details(crisis).getString("tasks.find { it.kind == '" + kind + "' }." + what);
    }

    private Duration due(UUID crisis, String kind) {
        return Duration.between(Instant.parse(details(crisis).getString("summary.openedAt")),
                Instant.parse(task(crisis, kind, "dueAt"))).truncatedTo(ChronoUnit.MINUTES);
    }
}
