package cn.zhijia.counselling.crisis;

import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.crisis.Duty.calls;
import static cn.zhijia.counselling.crisis.Duty.contact;
import static cn.zhijia.counselling.crisis.Duty.path;
import static cn.zhijia.counselling.crisis.Duty.step;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A call is written down after it was made, and sometimes long after. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContactTimeTest {

    @Inject
    DatabaseClock clock;

    @Inject
    Escalation escalation;

    private final String name = someone();
    private final String me = member(name);
    private Duty duty;
    private UUID id;

    @BeforeEach
    void a_case_that_somebody_has_taken_on() {
        duty = Duty.on(clock);
        id = calls(name);
        step(duty.officer, id, "acknowledgement", null).then().statusCode(200);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void what_was_said_before_a_call_does_not_answer_it() {
        contact(duty.officer, id, "call-backs", true).then().statusCode(201);
        var before = Duty.now();
        put(me, path(UUID.randomUUID()), Map.of()).then().statusCode(201);
        wrote("call-backs", before, true).statusCode(201);
        assertTrue(isDue("CALL_BACK"));
        assertTrue(isDue("REACT"));
        contact(duty.officer, id, "call-backs", true).then().statusCode(201);
        assertFalse(isDue("CALL_BACK"));
        assertFalse(isDue("REACT"));
    }

    @Test
    void a_call_that_joins_one_that_nobody_has_answered_is_not_answered_by_what_was_said_before_it() {
        var before = Duty.now();
        put(me, path(UUID.randomUUID()), Map.of()).then().statusCode(201);
        wrote("call-backs", before, true).statusCode(201);
        assertTrue(isDue("CALL_BACK"));
    }

    @Test
    void a_contact_takes_place_within_its_case_and_not_in_the_future() {
        wrote("call-backs", duty.start.minusSeconds(3600), true).statusCode(400).body("errors[0].pointer", is("/at"),
                "errors[0].code", is("before-the-case"));
        wrote("call-backs", Duty.now().plusSeconds(3600), true).statusCode(400).body("errors[0].pointer", is("/at"),
                "errors[0].code", is("in-the-future"));
        step(duty.officer, id, "call-backs/" + UUID.randomUUID(), Map.of("reached", true, "note", "何时？")).then()
                .statusCode(400).body("errors[0].pointer", is("/at"));
        var contact = UUID.randomUUID();
        var said = Map.of("at", Duty.now() + "", "reached", true, "note", "通了话");
        step(duty.officer, id, "call-backs/" + contact, said).then().statusCode(201);
        step(duty.officer, id, "call-backs/" + contact, said).then().statusCode(200);
        step(duty.officer, id, "call-backs/" + contact, Map.of("at", duty.start.plusSeconds(1) + "", "reached", true, "note",
                "通了话")).then().statusCode(409).body("code", is("id-in-use"));
    }

    @Test
    void what_was_said_before_there_was_a_plan_is_no_follow_up_of_it() {
        var before = Duty.now();
        Duty.assessed(duty.officer, id, name, "YN---N");
        step(duty.officer, id, "plan", Map.of("text", "今晚由家人陪伴。")).then().statusCode(200);
        wrote("follow-ups", before, true).statusCode(400).body("errors[0].code", is("before-follow-ups"));
        assertEquals("PLANNED", Duty.state(id));
        contact(duty.officer, id, "follow-ups", true).then().statusCode(201);
    }

    @Test
    void an_attempt_of_long_ago_that_is_written_down_late_gives_nobody_more_time() {
        var tried = Duty.now();
        duty.after(Duration.ofMinutes(31));
        escalation.run();
        assertTrue(Duty.overdue(id));
        wrote("call-backs", tried, false).statusCode(201).body("overdue", is(true));
        assertEquals(1,
                Duty.count("crisis_task where kind = 'CALL_BACK' and met_at is null and passed_at is not null and case_id = '"
                        + id + "'"));
        contact(duty.officer, id, "call-backs", false).then().statusCode(201);
        assertEquals(0,
                Duty.count("crisis_task where kind = 'CALL_BACK' and passed_at is not null and case_id = '" + id + "'"));
    }

    private ValidatableResponse wrote(String kind, Instant at, boolean reached) {
        return step(duty.officer, id, kind + "/" + UUID.randomUUID(), Map.of("at", at.toString(), "reached", reached, "note",
                "补记。")).then();
    }

    private boolean isDue(String kind) {
        return Duty.count("crisis_task where kind = '" + kind + "' and met_at is null and case_id = '" + id + "'") > 0;
    }
}
