package cn.zhijia.counselling.crisis;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.openStation;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.crisis.Duty.SUPERVISOR;
import static cn.zhijia.counselling.crisis.Duty.assessed;
import static cn.zhijia.counselling.crisis.Duty.calls;
import static cn.zhijia.counselling.crisis.Duty.contact;
import static cn.zhijia.counselling.crisis.Duty.count;
import static cn.zhijia.counselling.crisis.Duty.details;
import static cn.zhijia.counselling.crisis.Duty.path;
import static cn.zhijia.counselling.crisis.Duty.state;
import static cn.zhijia.counselling.crisis.Duty.step;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static cn.zhijia.counselling.instrument.response.Sheet.phq;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Overheard;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A case from the call to its end, and who sees what of it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseTest {

    private static final Map<String, Object> CLOSING = Map.of("outcome", "STABLE", "summary", "三次随访情况稳定。");

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
    void a_case_goes_from_the_call_to_its_end_and_its_member_reads_it_afterwards_in_plain_words() {
        var id = UUID.randomUUID();
        put(me, path(id), Map.of("words", "我撑不住了")).then().statusCode(201).body("id", is(id.toString()), "text",
                containsString("尽快联系"), "safety.lines[0].number", is("12356"));
        step(duty.officer, id, "assessment", Map.of("response", UUID.randomUUID())).then().statusCode(400)
                .body("errors[0].code", is("no-screener"));
        step(duty.officer, id, "plan", Map.of("text", "计划")).then().statusCode(409).body("from", is("OPEN"), "allowed",
                contains("ACKNOWLEDGED"));
        step(duty.officer, id, "acknowledgement", null).then().statusCode(200).body("state", is("ACKNOWLEDGED"),
                "acknowledgedBy", is("T-" + duty.primary), "level", is("L3"));
        contact(duty.officer, id, "call-backs", true).then().statusCode(201);
        assessed(duty.officer, id, name, "YN---N");
        step(duty.officer, id, "plan", Map.of("text", "今晚由妹妹陪伴。")).then().statusCode(200).body("state", is("PLANNED"));
        step(duty.officer, id, "closing", CLOSING).then().statusCode(409).body("from", is("PLANNED"));
        duty.after(Duration.ofHours(5));
        contact(duty.officer, id, "follow-ups", true).then().statusCode(201).body("state", is("FOLLOW_UP"));
        as(me).get(path(id)).then().statusCode(200).body("open", is(true), "text", containsString("尽快联系"), "milestones",
                nullValue(), "details", nullValue(), "safety.lines[0].number", is("12356"));
        step(duty.officer, id, "closing", CLOSING).then().statusCode(200).body("state", is("FOLLOW_UP"));
        step(SUPERVISOR, id, "closing", CLOSING).then().statusCode(200).body("state", is("CLOSED"), "dueAt", nullValue());
        step(SUPERVISOR, id, "closing", CLOSING).then().statusCode(200).body("state", is("CLOSED"));
        as(me).get(path(id)).then().statusCode(200).body("open", is(false), "safety", nullValue(), "details", nullValue(),
                "milestones.text", contains("我们得知您可能需要帮助。", "一位值班人员开始为您提供帮助。", "值班人员与您通了话。",
                        "值班人员和您一起了解了情况。", "为您写下了一份安全计划。", "值班人员再次与您联系。", "两位工作人员一起结束了这次帮助。"));
        put(me, path(id), Map.of("words", "我撑不住了")).then().statusCode(200).body("text", containsString("已经完成"));
        as(me).get("/v1/me/notices/counselling").then().body("items.fact", contains("CASE_CLOSED"), "items[0].text",
                not(allOf(containsString("心理"), containsString("危机"))));
        as(me).get("/v1/me/access-log?limit=100").then().body("items.act", hasItems("CASE_OPENED", "CASE_ACKNOWLEDGED",
                "CASE_CALLED_BACK", "RESPONSE_ASKED", "CASE_ASSESSED", "CASE_PLANNED", "CASE_FOLLOWED_UP",
                "CASE_CLOSING_PROPOSED", "CASE_CLOSED"));
    }

    @Test
    void a_late_repeat_of_any_step_changes_nothing() {
        var id = calls(name);
        put(me, path(id), Map.of()).then().statusCode(200).body("id", is(id.toString()));
        put(me, path(id), Map.of("words", "")).then().statusCode(200);
        put(me, path(id), Map.of("words", "别的")).then().statusCode(409).body("code", is("id-in-use"));
        put(member(someone()), path(id), Map.of()).then().statusCode(409);
        step(duty.officer, id, "acknowledgement", null).then().statusCode(200);
        var first = assessed(duty.officer, id, name, "YN---N");
        duty.after(Duration.ofMinutes(10));
        var later = assessed(duty.officer, id, name, "YYYNNN");
        step(duty.officer, id, "assessment", Map.of("response", first)).then().statusCode(200);
        assertEquals(later.toString(), details(id).getString("assessment"));
        step(duty.officer, id, "plan", Map.of("text", "第一版")).then().statusCode(200);
        var contact = UUID.randomUUID();
        var said = Duty.spoke(true, "通了话");
        step(duty.officer, id, "follow-ups/" + contact, said).then().statusCode(201);
        step(duty.officer, id, "follow-ups/" + contact, said).then().statusCode(200);
        step(duty.officer, id, "follow-ups/" + contact, Duty.spoke(false, "通了话")).then().statusCode(409);
        step(duty.officer, id, "acknowledgement", null).then().statusCode(200).body("state", is("FOLLOW_UP"));
        assertEquals(1, details(id).getList("contacts").size());
        assertEquals(3, count("crisis_task where kind = 'FOLLOW_UP' and met_at is null and case_id = '" + id + "'"));
    }

    @Test
    void a_plan_is_changed_only_by_who_has_read_it() {
        var id = calls(name);
        duty.planned(id, name);
        step(duty.officer, id, "plan", Map.of("text", "今晚由家人陪伴。")).then().statusCode(200);
        step(duty.second, id, "plan", Map.of("text", "另一份")).then().statusCode(428);
        String tag = as(duty.second).get(path(id)).header("ETag");
        as(duty.second).header("If-Match", tag).body(Map.of("text", "另一份")).put(path(id) + "/plan").then().statusCode(200);
        as(duty.officer).header("If-Match", tag).body(Map.of("text", "第三份")).put(path(id) + "/plan").then().statusCode(412);
        assertEquals("另一份", details(id).getString("plan"));
    }

    @Test
    void it_takes_two_people_and_a_supervisor_to_close_a_case() {
        var id = calls(name);
        duty.planned(id, name);
        contact(duty.officer, id, "follow-ups", false).then().statusCode(201).body("state", is("FOLLOW_UP"));
        step(duty.officer, id, "closing", CLOSING).then().statusCode(200).body("state", is("FOLLOW_UP"));
        step(duty.officer, id, "closing", CLOSING).then().statusCode(200).body("state", is("FOLLOW_UP"));
        step(duty.second, id, "closing", CLOSING).then().statusCode(409).body("code", is("supervisor-needed"));
        step(SUPERVISOR, id, "closing", Map.of("outcome", "ADMITTED", "summary", "别的看法")).then().statusCode(200).body("state",
                is("FOLLOW_UP"));
        step(SUPERVISOR, id, "closing", Map.of("outcome", "ADMITTED", "summary", "别的看法")).then().statusCode(200).body("state",
                is("FOLLOW_UP"));
        step(duty.second, id, "closing", Map.of("outcome", "ADMITTED", "summary", "别的看法")).then().statusCode(200).body("state",
                is("CLOSED"));
        step(duty.second, id, "plan", Map.of("text", "太晚了")).then().statusCode(428);
        step(duty.second, id, "follow-ups/" + UUID.randomUUID(), Duty.spoke(true, "太晚了")).then()
                .statusCode(409).body("from", is("CLOSED"));
        var next = UUID.randomUUID();
        put(me, path(next), Map.of()).then().statusCode(201).body("id", is(next.toString()));
    }

    @Test
    void what_is_told_to_somebody_outside_is_answered_for_by_two_people_and_read_by_the_member_afterwards() {
        var id = calls(name);
        duty.planned(id, name);
        contact(duty.officer, id, "follow-ups", true);
        var told = Map.of("to", "EMPLOYER", "danger", "离岗后失联", "reason", "只有班组长知道去向", "told", "请马上找到他，并与我们通话");
        String disclosure = "disclosures/" + UUID.randomUUID();
        step(duty.officer, id, disclosure, told).then().statusCode(201).body("second", nullValue());
        step(duty.officer, id, disclosure, told).then().statusCode(200).body("second", nullValue());
        step(duty.officer, id, "closing", CLOSING).then().statusCode(409).body("code", is("second-person-needed"));
        step(duty.second, id, disclosure, Map.of("to", "POLICE", "danger", "a", "reason", "b", "told", "c")).then()
                .statusCode(409).body("code", is("id-in-use"));
        step(duty.second, id, disclosure, told).then().statusCode(200).body("by", is(duty.primary), "second", is(duty.backup));
        step(SUPERVISOR, id, disclosure, told).then().statusCode(200).body("second", is(duty.backup));
        as(me).get(path(id)).then().body("disclosures", nullValue());
        step(duty.officer, id, "closing", CLOSING).then().statusCode(200);
        step(SUPERVISOR, id, "closing", CLOSING).then().statusCode(200).body("state", is("CLOSED"));
        as(me).get(path(id)).then().body("disclosures.to", contains("EMPLOYER"), "disclosures.told",
                contains("请马上找到他，并与我们通话"), "disclosures.reason", contains("只有班组长知道去向"));
        as(me).get("/v1/me/access-log?limit=100").then().body("items.act", hasItem("CASE_DISCLOSED"));
    }

    @Test
    void a_referral_is_drafted_with_consent_or_in_an_emergency_for_a_reason_and_without_a_diagnosis() {
        var id = calls(name);
        step(duty.officer, id, "acknowledgement", null);
        step(duty.officer, id, "referral", referral("CONSENT", null, "需要评估")).then().statusCode(409);
        assessed(duty.officer, id, name, "YYYYNN");
        step(duty.officer, id, "referral", referral("EMERGENCY", null, "需要评估")).then().statusCode(400)
                .body("errors[0].pointer", is("/reason"), "errors[0].code", is("reason-if-emergency"));
        step(duty.officer, id, "referral", referral("CONSENT", "失联，无法取得本人同意。", "需要评估")).then().statusCode(400);
        step(duty.officer, id, "referral", referral("CONSENT", null, "既往F32.1，需要评估")).then().statusCode(422)
                .body("code", is("diagnosis-not-allowed"), "errors[0].pointer", is("/summary"));
        step(duty.officer, id, "plan", Map.of("text", "重度抑郁Ｆ３２")).then().statusCode(422);
        var draft = referral("EMERGENCY", "失联，无法取得本人同意。", "电话筛查提示高风险，需要当日评估。");
        step(duty.officer, id, "referral", draft).then().statusCode(200).body("state", is("REFERRED"));
        step(duty.officer, id, "referral", draft).then().statusCode(200);
        step(duty.second, id, "referral", referral("CONSENT", null, "本人已同意")).then().statusCode(428);
        assertEquals("EMERGENCY", details(id).getString("referral.basis"));
        contact(duty.officer, id, "follow-ups", true);
        step(duty.officer, id, "closing", CLOSING);
        step(SUPERVISOR, id, "closing", CLOSING).then().body("state", is("CLOSED"));
        as(me).get(path(id)).then().body("emergency", is("失联，无法取得本人同意。"), "milestones.text",
                hasItem("为您准备了去医院的转介，尚未告知任何医院。"));
    }

    private static Map<String, Object> referral(String basis, String reason, String summary) {
        return reason == null ? Map.of("basis", basis, "summary", summary)
                : Map.of("basis", basis, "reason", reason, "summary", summary);
    }

    @Test
    void a_case_does_not_exist_for_anybody_but_those_on_duty_its_member_and_the_members_counsellor() {
        var id = calls(name);
        for (var stranger : List.of(member(someone()), Tokens.person(someone(), "counsellor").sign(),
                Tokens.organizer(someone(), "shouer").sign(), Tokens.person(someone(), "carer").sign(),
                Tokens.person("admin", "admin").sign())) {
            as(stranger).get(path(id)).then().statusCode(404).body("code", is("not-found"));
            as(stranger).get("/v1/crisis-cases").then().statusCode(403);
            as(stranger).put(path(id) + "/acknowledgement").then().statusCode(403);
        }
        as(duty.second).get(path(id)).then().statusCode(200).body("details.memberNo", is("T-" + name), "details.name",
                is(name));
        as(me).get("/v1/me/access-log").then().body("items[0].act", is("CASE_READ"), "items[0].who", is(duty.backup));
        as(duty.officer).get(path(UUID.randomUUID())).then().statusCode(404);
    }

    @Test
    void the_members_own_counsellor_reads_the_case_of_a_client_and_changes_nothing() {
        clock.shift(Duration.ZERO);
        itIs(clock, MONDAY);
        var lin = counsel();
        booked(me, lin, "2026-03-03T01:00:00Z", "VIDEO");
        var id = calls(name);
        as(lin.token()).get(path(id)).then().statusCode(200).body("details.memberNo", is("T-" + name));
        as(lin.token()).put(path(id) + "/acknowledgement").then().statusCode(403);
        var other = counsel();
        as(other.token()).get(path(id)).then().statusCode(404);
    }

    @Test
    void an_officer_in_need_is_a_member_like_any_other_and_nobody_handles_a_case_of_their_own() {
        String both = Tokens.member(duty.primary, "shouer").role("duty-officer").role("supervisor").sign();
        var id = UUID.randomUUID();
        put(both, path(id), Map.of()).then().statusCode(201);
        assertEquals(List.of("T-" + duty.backup), Duty.woken(id));
        as(both).get(path(id)).then().statusCode(200).body("details", nullValue(), "safety", notNullValue());
        as(both).put(path(id) + "/acknowledgement").then().statusCode(404);
        as(both).queryParam("limit", 100).get("/v1/crisis-cases").then().body("items.id", not(hasItem(id.toString())));
    }

    @Test
    void a_carer_hands_over_without_a_word_and_learns_nothing_else() {
        String carer = someone();
        var station = openStation(UUID.randomUUID());
        as(ORGANIZER).put("/v1/stations/" + station + "/carers/T-" + carer).then().statusCode(201);
        String token = Tokens.member(carer, "shouer").role("carer").sign();
        var call = UUID.randomUUID();
        String handover = "/v1/stations/" + station + "/crisis-calls/" + call;
        put(token, handover, Map.of("memberNo", "T-" + name, "reason", "割腕")).then().statusCode(400).body("code",
                is("unknown-field"));
        put(token, handover, Map.of("memberNo", "T-" + name)).then().statusCode(201).body("text", is("已转交值班人员。"), "size()",
                is(2));
        put(token, handover, Map.of("memberNo", "T-" + name)).then().statusCode(200);
        put(token, handover, Map.of("memberNo", "T-" + someone())).then().statusCode(409).body("code", is("id-in-use"));
        as(token).get(path(call)).then().statusCode(404);
        put(Tokens.member(someone(), "shouer").role("carer").sign(), "/v1/stations/" + station + "/crisis-calls/"
                + UUID.randomUUID(), Map.of("memberNo", "T-" + name)).then().statusCode(403);
        assertEquals("CARER", details(call).getString("signals[0].source"));
        assertEquals("L3", details(call).getString("summary.level"));
        as(me).get(path(call)).then().statusCode(200).body("open", is(true));
    }

    @Test
    void a_counsellor_and_the_telephone_open_a_case_for_somebody_and_members_only_for_themselves() {
        var id = UUID.randomUUID();
        put(Tokens.person(someone(), "counsellor").sign(), path(id), Map.of("memberNo", "T-" + name, "words", "会谈中提到具体计划"))
                .then().statusCode(201);
        assertEquals("COUNSELLOR", details(id).getString("signals[0].source"));
        assertEquals("会谈中提到具体计划", details(id).getString("signals[0].words"));
        var joined = UUID.randomUUID();
        put(duty.officer, path(joined), Map.of("memberNo", "T-" + name)).then().statusCode(201).body("id", is(id.toString()));
        assertEquals("LINE", details(id).getString("signals[1].source"));
        assertNull(details(id).getString("signals[1].words"));
        put(member(someone()), path(UUID.randomUUID()), Map.of("memberNo", "T-" + name)).then().statusCode(403);
        put(duty.officer, path(UUID.randomUUID()), Map.of()).then().statusCode(400).body("errors[0].pointer", is("/memberNo"));
        as(member(someone())).put(path(UUID.randomUUID())).then().statusCode(201); // a thumb on one button
    }

    @Test
    void what_is_late_comes_first_then_the_gravest_and_no_page_skips_or_repeats() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            String who = someone();
            var response = UUID.randomUUID();
            give(member(who), response,
                    phq("000000001")).then().statusCode(201);
            ids.add(response.toString());
        }
        ids.add(0, calls(someone()).toString());
        Duty.sql("update crisis_case set overdue_since = now() where id = '" + ids.get(3) + "'");
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var request = as(SUPERVISOR).queryParam("limit", 2).queryParam("state", "OPEN");
            var page = (next == null ? request : request.queryParam("cursor", next)).get("/v1/crisis-cases").then()
                    .statusCode(200).body("items.state", everyItem(is("OPEN")), "items.memberNo", everyItem(nullValue()))
                    .extract();
            seen.addAll(page.<List<String>> path("items.id"));
            next = page.path("next");
        } while (next != null);
        assertEquals(seen.stream().distinct().toList(), seen);
        seen.retainAll(ids);
        assertEquals(List.of(ids.get(3), ids.get(0), ids.get(1), ids.get(2)), seen);
        as(SUPERVISOR).queryParam("state", "CLOSED").queryParam("limit", 100).get("/v1/crisis-cases").then().body("items.id",
                not(hasItem(ids.get(0))));
        as(SUPERVISOR).queryParam("cursor", "x").get("/v1/crisis-cases").then().statusCode(400).body("code", is("bad-cursor"));
    }

    @Test
    void the_answers_that_a_case_is_about_are_read_by_those_on_duty_while_it_is_open() {
        var response = UUID.randomUUID();
        give(me, response,
                phq("000000002")).then().statusCode(201);
        String answers = path(response) + "/responses/" + response;
        as(duty.officer).get(answers).then().statusCode(200).body("score", is(2), "memberNo", is("T-" + name));
        as(me).get("/v1/me/access-log").then().body("items[0].act", is("RESPONSE_READ"), "items[0].who", is(duty.primary));
        as(duty.officer).get("/v1/responses/" + response).then().statusCode(404);
        var unrelated = given(me, "000000000");
        as(duty.officer).get(path(response) + "/responses/" + unrelated).then().statusCode(404);
        duty.planned(response, name);
        contact(duty.officer, response, "follow-ups", true);
        step(duty.officer, response, "closing", CLOSING);
        step(SUPERVISOR, response, "closing", CLOSING).then().body("state", is("CLOSED"));
        as(duty.officer).get(answers).then().statusCode(404);
    }

    @Test
    void break_glass_may_name_an_open_case_of_this_member_and_no_other() {
        var id = calls(name);
        var other = calls(someone());
        String access = "/v1/audit/break-glass/";
        var body = Map.of("memberNo", "T-" + name, "reason", "来电后失联，需要上次约定的安全计划。", "caseId", other);
        put(duty.officer, access + UUID.randomUUID(), body).then().statusCode(400).body("errors[0].code", is("no-open-case"));
        put(duty.officer, access + UUID.randomUUID(),
                Map.of("memberNo", "T-" + name, "reason", "来电后失联，需要上次约定的安全计划。", "caseId", id)).then().statusCode(201)
                .body("caseId", is(id.toString()));
        duty.planned(id, name);
        contact(duty.officer, id, "follow-ups", true);
        step(duty.officer, id, "closing", CLOSING);
        step(SUPERVISOR, id, "closing", CLOSING).then().body("state", is("CLOSED"));
        put(duty.officer, access + UUID.randomUUID(),
                Map.of("memberNo", "T-" + name, "reason", "来电后失联，需要上次约定的安全计划。", "caseId", id)).then().statusCode(400);
    }

    @Test
    void what_is_written_of_a_case_lies_sealed_and_no_log_line_says_it() {
        String[] secrets = { "梧桐雨夜", "渡口孤舟", "霜降鸣钟", "石桥残雪", "枫林晚钟", name };
        try (var log = new Overheard(Level.DEBUG)) {
            var id = UUID.randomUUID();
            put(me, path(id), Map.of("words", secrets[0])).then().statusCode(201);
            step(duty.officer, id, "acknowledgement", null);
            assessed(duty.officer, id, name, "YN---N");
            step(duty.officer, id, "plan", Map.of("text", secrets[1])).then().statusCode(200);
            step(duty.officer, id, "follow-ups/" + UUID.randomUUID(), Duty.spoke(true, secrets[2])).then()
                    .statusCode(201);
            step(duty.officer, id, "disclosures/" + UUID.randomUUID(),
                    Map.of("to", "POLICE", "danger", secrets[3], "reason", secrets[3], "told", secrets[3])).then()
                    .statusCode(201);
            step(duty.officer, id, "referral", referral("CONSENT", null, secrets[4])).then().statusCode(200);
            step(duty.officer, id, "referral", referral("CONSENT", null, secrets[4] + "F20")).then().statusCode(422);
            step(duty.officer, id, "plan", Map.of("text", List.of(secrets[1]))).then().statusCode(400);
            as(duty.second).get(path(id)).then().statusCode(200);
            assertTrue(log.lines().size() > 10, "nothing was heard");
            assertEquals(List.of(), log.saying(secrets));
            for (String table : List.of("crisis_case", "crisis_signal", "crisis_contact", "crisis_disclosure", "referral",
                    "notice", "page", "webhook_outbox")) {
                for (int i = 0; i < 5; i++) {
                    String hex = HexFormat.of()
                            .formatHex(secrets[i].getBytes(StandardCharsets.UTF_8));
                    assertEquals(0,
                            count(table + " x where x::text like '%" + secrets[i] + "%' or x::text like '%" + hex + "%'"));
                }
            }
            assertEquals("FOLLOW_UP", state(id));
        }
    }

    @Test
    void the_database_itself_keeps_apart_what_two_people_must_do_and_two_open_cases() {
        var id = calls(name);
        duty.planned(id, name);
        for (var wrong : List.of("state = 'CLOSED'", "acknowledged_by_id = member_id",
                "state = 'CLOSED', closed_at = now(), outcome = 'STABLE', closing = plan, proposed_by_id = acknowledged_by_id, closed_by_id = acknowledged_by_id")) {
            assertThrows(RuntimeException.class,
                    () -> Duty.sql("update crisis_case set " + wrong + " where id = '" + id + "'"), wrong);
        }
        assertThrows(RuntimeException.class,
                () -> Duty.sql("insert into crisis_case (id, member_id, level, state, opened_at, plan_edition, closing_edition,"
                        + " version) select gen_random_uuid(), member_id, 'L1', 'OPEN', now(), 0, 0, 1 from crisis_case where id = '"
                        + id + "'"));
        as(SUPERVISOR).queryParam("limit", 100).get("/v1/crisis-cases").then().body("items", not(empty()));
    }
}
