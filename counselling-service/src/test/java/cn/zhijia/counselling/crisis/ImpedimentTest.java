package cn.zhijia.counselling.crisis;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.crisis.Duty.SUPERVISOR;
import static cn.zhijia.counselling.crisis.Duty.assessed;
import static cn.zhijia.counselling.crisis.Duty.calls;
import static cn.zhijia.counselling.crisis.Duty.contact;
import static cn.zhijia.counselling.crisis.Duty.details;
import static cn.zhijia.counselling.crisis.Duty.impeded;
import static cn.zhijia.counselling.crisis.Duty.overdue;
import static cn.zhijia.counselling.crisis.Duty.path;
import static cn.zhijia.counselling.crisis.Duty.state;
import static cn.zhijia.counselling.crisis.Duty.step;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.screener;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Who is missing, unconscious or dead, or refuses to speak, cannot be asked anything, and is looked after all the same. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImpedimentTest {

    private static final Map<String, String> EMERGENCY = Map.of("basis", "EMERGENCY", "reason", "已昏迷，无法取得本人同意。", "summary",
            "120已出车，请准备接诊。");
    private static final Map<String, String> CONSENT = Map.of("basis", "CONSENT", "summary", "本人已同意。");

    @Inject
    DatabaseClock clock;

    @Inject
    Escalation escalation;

    private Duty duty;
    private final String name = someone();
    private final String me = member(name);
    private final UUID impediment = UUID.randomUUID();
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
    void who_cannot_be_asked_is_planned_for_and_closed_once_two_people_say_why() {
        impeded(duty.officer, id, impediment, "MISSING").then().statusCode(201).body("state", is("ACKNOWLEDGED"));
        impeded(duty.officer, id, impediment, "MISSING").then().statusCode(200).body("state", is("ACKNOWLEDGED"));
        impeded(duty.second, id, impediment, "REFUSES").then().statusCode(409).body("code", is("id-in-use"));
        step(duty.officer, id, "plan", Map.of("text", "请民警寻找。")).then().statusCode(409).body("from", is("ACKNOWLEDGED"));
        assertTrue(due(id).contains("ASSESS"), "one person alone ends no clock");
        impeded(duty.second, id, impediment, "MISSING").then().statusCode(200).body("state", is("ASSESSED"));
        impeded(SUPERVISOR, id, impediment, "MISSING").then().statusCode(200);
        assertEquals(Set.of("CALL_BACK", "PLAN"), due(id));
        assertEquals("T-" + duty.backup, details(id).getString("impediments[0].second"));
        assertEquals("手机关机，家中无人。", details(id).getString("impediments[0].words"));
        step(duty.officer, id, "plan", Map.of("text", "请民警寻找。")).then().statusCode(200).body("state", is("PLANNED"));
        contact(duty.officer, id, "follow-ups", false).then().statusCode(201).body("state", is("FOLLOW_UP"));
        closed("STABLE");
        as(me).get(path(id)).then().body("milestones.text", hasItem("两位工作人员确认当时无法向您了解情况。"));
        as(me).get("/v1/me/access-log?limit=100").then().body("items.act", hasItem("CASE_NOT_ASSESSABLE"));
        impeded(duty.officer, id, UUID.randomUUID(), "OTHER").then().statusCode(409).body("from", is("CLOSED"));
    }

    @Test
    void nobody_says_why_of_a_case_that_nobody_has_taken_on_or_that_was_assessed() {
        var open = calls(someone());
        impeded(duty.officer, open, impediment, "MISSING").then().statusCode(409).body("from", is("OPEN"));
        impeded(duty.officer, id, impediment, "REFUSES").then().statusCode(201);
        assessed(duty.officer, id, name, "YN---N");
        impeded(duty.second, id, impediment, "REFUSES").then().statusCode(409).body("code", is("assessed-already"));
        impeded(duty.second, id, UUID.randomUUID(), "REFUSES").then().statusCode(409).body("code", is("assessed-already"));
        assertNull(details(id).getString("impediments[0].second"));
    }

    @Test
    void in_danger_of_life_the_referral_goes_first_and_the_case_is_not_closed_before_it_is_assessed() {
        step(duty.officer, id, "referral", CONSENT).then().statusCode(409).body("code", is("not-assessed"));
        step(duty.officer, id, "referral", EMERGENCY).then().statusCode(200).body("state", is("REFERRED"));
        assertEquals(Set.of("CALL_BACK", "ASSESS", "FOLLOW_UP"), due(id));
        as(duty.officer).header("If-Match", "*").body(CONSENT).put(path(id) + "/referral").then().statusCode(409).body("code",
                is("not-assessed"));
        duty.after(Duration.ofMinutes(31));
        escalation.run();
        assertTrue(overdue(id), "it stays to be assessed");
        contact(duty.officer, id, "call-backs", true).then().statusCode(201);
        contact(duty.officer, id, "follow-ups", true).then().statusCode(201).body("state", is("FOLLOW_UP"));
        step(duty.officer, id, "closing", Map.of("outcome", "ADMITTED", "summary", "已住院。")).then().statusCode(409).body("code",
                is("not-assessed"));
        assessed(duty.officer, id, name, "YYYYNN");
        assertEquals("FOLLOW_UP", state(id));
        assertEquals(Set.of("FOLLOW_UP"), due(id));
        as(duty.officer).header("If-Match", "*").body(CONSENT).put(path(id) + "/referral").then().statusCode(200);
        closed("ADMITTED");
    }

    @Test
    void who_was_referred_unconscious_is_closed_when_two_people_say_that_there_was_nobody_to_ask() {
        step(duty.officer, id, "referral", EMERGENCY).then().statusCode(200);
        impeded(duty.officer, id, impediment, "UNCONSCIOUS").then().statusCode(201);
        impeded(SUPERVISOR, id, impediment, "UNCONSCIOUS").then().statusCode(200).body("state", is("REFERRED"));
        assertEquals(Set.of("CALL_BACK", "FOLLOW_UP"), due(id));
        contact(duty.officer, id, "follow-ups", false).then().statusCode(201).body("state", is("FOLLOW_UP"));
        closed("ADMITTED");
    }

    @Test
    void of_who_has_died_nothing_is_left_but_to_close_the_case() {
        impeded(duty.officer, id, impediment, "DECEASED").then().statusCode(201);
        assertEquals(Set.of("CALL_BACK", "ASSESS"), due(id));
        impeded(duty.second, id, impediment, "DECEASED").then().statusCode(200).body("state", is("ASSESSED"));
        assertEquals(Set.of("CLOSE"), due(id));
        step(duty.officer, id, "closing", Map.of("outcome", "STABLE", "summary", "情况稳定。")).then().statusCode(409).body("from",
                is("ASSESSED"));
        closed("DECEASED");
        assertEquals(Set.of(), due(id));
    }

    @Test
    void who_is_found_after_all_is_asked_and_not_closed_before() {
        var missed = Duty.now();
        impeded(duty.officer, id, impediment, "MISSING");
        impeded(duty.second, id, impediment, "MISSING").then().statusCode(200);
        step(duty.officer, id, "plan", Map.of("text", "请民警寻找。")).then().statusCode(200);
        step(duty.officer, id, "call-backs/" + UUID.randomUUID(),
                Map.of("at", missed.toString(), "reached", true, "note", "失联之前")).then().statusCode(201);
        assertEquals(Set.of("FOLLOW_UP"), due(id), "that was before");
        contact(duty.officer, id, "follow-ups", true).then().statusCode(201).body("state", is("FOLLOW_UP"));
        assertEquals(Set.of("FOLLOW_UP", "ASSESS"), due(id));
        step(duty.officer, id, "closing", Map.of("outcome", "STABLE", "summary", "已找到。")).then().statusCode(409).body("code",
                is("not-assessed"));
        assessed(duty.officer, id, name, "YN---N");
        assertEquals(Set.of("FOLLOW_UP"), due(id));
        closed("STABLE");
    }

    @Test
    void who_refuses_to_speak_is_not_asked_anew_each_time_somebody_reaches_them() {
        contact(duty.officer, id, "call-backs", true).then().statusCode(201);
        impeded(duty.officer, id, impediment, "REFUSES");
        impeded(duty.second, id, impediment, "REFUSES").then().statusCode(200);
        contact(duty.officer, id, "call-backs", true).then().statusCode(201);
        assertEquals(Set.of("PLAN"), due(id));
    }

    @Test
    void nobody_is_the_second_to_say_what_somebody_else_knows_better_by_then() {
        impeded(duty.officer, id, impediment, "MISSING").then().statusCode(201);
        put(me, path(UUID.randomUUID()), Map.of()).then().statusCode(201);
        impeded(duty.second, id, impediment, "MISSING").then().statusCode(409).body("code", is("outdated"));
        impeded(duty.officer, id, impediment, "MISSING").then().statusCode(200);
        var anew = UUID.randomUUID();
        impeded(duty.officer, id, anew, "UNCONSCIOUS").then().statusCode(201);
        contact(duty.officer, id, "call-backs", true).then().statusCode(201);
        impeded(duty.second, id, anew, "UNCONSCIOUS").then().statusCode(409).body("code", is("outdated"));
        assertEquals("ACKNOWLEDGED", state(id));
    }

    @Test
    void whoever_was_found_unable_may_be_asked_later_all_the_same() {
        impeded(duty.officer, id, impediment, "UNCONSCIOUS");
        impeded(duty.second, id, impediment, "UNCONSCIOUS").then().statusCode(200);
        var response = UUID.randomUUID();
        give(duty.officer, response, screener("T-" + name, "YYYYNN")).then().statusCode(201);
        step(duty.officer, id, "assessment", Map.of("response", response)).then().statusCode(200).body("state", is("ASSESSED"));
        assertEquals(Set.of("CALL_BACK", "PLAN"), due(id));
    }

    @Test
    void the_database_itself_lets_no_case_go_on_without_an_assessment_or_two_who_say_why_or_an_emergency() {
        impeded(duty.officer, id, impediment, "MISSING").then().statusCode(201);
        var other = calls(someone());
        step(duty.officer, other, "acknowledgement", null);
        step(duty.officer, other, "referral", EMERGENCY).then().statusCode(200);
        refused("crisis_case set state = 'ASSESSED' where id = '" + id + "'", "crisis_case_assessed");
        refused("crisis_case set state = 'ASSESSED', impediment_id = '" + impediment + "' where id = '" + id + "'",
                "crisis_case_impediment");
        refused("crisis_case set state = 'REFERRED', emergency_id = (select id from referral where case_id = '" + other
                + "') where id = '" + id + "'", "crisis_case_emergency");
        refused("crisis_case set state = 'PLANNED' where id = '" + other + "'", "crisis_case_assessed");
        refused("referral set basis = 'CONSENT', reason = null where case_id = '" + other + "'", "crisis_case_emergency");
        refused("crisis_impediment set second_id = by_id, second_at = now() where id = '" + impediment + "'",
                "crisis_impediment_two_people");
        contact(duty.officer, id, "call-backs", true).then().statusCode(201);
        refused("crisis_contact set at = recorded_at + interval '1 second' where case_id = '" + id + "'",
                "crisis_contact_not_in_future");
        refused("crisis_contact set at = case_opened_at - interval '1 second' where case_id = '" + id + "'",
                "crisis_contact_in_case");
        refused("crisis_contact set at = at - interval '1 day', case_opened_at = case_opened_at - interval '1 day' where case_id = '"
                + id + "'", "crisis_contact_opening");
    }

    private static void refused(String wrong, String constraint) {
        var refusal = assertThrows(RuntimeException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            var database = CrisisCase.getEntityManager();
            database.createNativeQuery("set constraints all immediate").executeUpdate();
            database.createNativeQuery("update " + wrong).executeUpdate();
        }), wrong);
        Throwable cause = refusal;
        var said = new StringBuilder();
        while (cause != null) {
            said.append(cause.getMessage()).append('\n');
            cause = cause.getCause();
        }
        assertTrue(said.toString().contains('"' + constraint + '"'), said.toString());
    }

    private void closed(String outcome) {
        var end = Map.of("outcome", outcome, "summary", "两人商定。");
        step(duty.officer, id, "closing", end).then().statusCode(200);
        step(SUPERVISOR, id, "closing", end).then().statusCode(200).body("state", is("CLOSED"), "overdue", is(false));
    }

    /** What is still to be done. */
    private static Set<String> due(UUID crisis) {
        List<Map<String, String>> tasks = details(crisis).getList("tasks");
        var open = new TreeSet<String>();
        tasks.stream().filter(t -> t.get("metAt") == null).forEach(t -> open.add(t.get("kind")));
        return open;
    }
}
