package cn.zhijia.counselling.referral;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.referral.Asked.SUPERVISOR;
import static cn.zhijia.counselling.referral.Asked.events;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World;
import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.counselling.hospital.Agreed;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A referral from its draft to its end, as officers and hospitals see it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CourseTest {

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_referral_goes_from_draft_to_outcome_and_everybody_sees_it() {
        var asked = new Asked(clock, 1).requested("STAT");
        var hospital = asked.hospitals.get(0);
        assertEquals("ACTIVE", asked.state());
        assertEquals(1, asked.woken("T-" + asked.duty.primary), "the duty officer beside the hospital");
        assertEquals(List.of("REQUESTED"), events(hospital));
        String mine = "/v1/partner/referrals/" + asked.attempt(1);
        as(Agreed.token(hospital)).get("/v1/partner/referrals").then().statusCode(200).body("items.id",
                contains(asked.attempt(1)), "items[0].state", is("REQUESTED"), "items[0].person", nullValue());
        as(Agreed.token(hospital)).get(mine).then().statusCode(200).body("person.summary", is("电话筛查提示高风险，需要当日评估。"),
                "person.name", is(asked.name), "due.kind", contains("RECEIVED", "DECIDED"));
        asked.answers(1, "receipt", Map.of("clinician", "值班医师王敏")).then().statusCode(200).body("state", is("RECEIVED"));
        asked.answers(1, "acceptance", asked.acceptance(Duration.ofHours(4))).then().statusCode(200)
                .body("state", is("ACCEPTED"), "due.kind", contains("ARRIVAL"));
        asked.answers(1, "arrival", Map.of()).then().statusCode(200).body("due.kind", contains("OUTCOME"));
        asked.answers(1, "hold", Map.of("number", 1, "note", "等候床位。")).then().statusCode(200).body("state", is("ON_HOLD"));
        asked.answers(1, "resumption", Map.of("number", 1)).then().statusCode(200).body("state", is("IN_PROGRESS"));
        asked.answers(1, "hold", Map.of("number", 1, "note", "等候床位。")).then().statusCode(200)
                .body("state", is("IN_PROGRESS")); // a late repeat
        asked.answers(1, "completion", Map.of("outcome", "ADMITTED")).then().statusCode(200).body("state", is("COMPLETED"));
        var seen = asked.seen();
        assertEquals("COMPLETED", seen.getString("state"));
        assertEquals(List.of("REQUEST", "RECEIVE", "ACCEPT", "ARRIVE", "HOLD", "RESUME", "COMPLETE"),
                seen.getList("attempts[0].history.step"));
        assertEquals("ADMITTED", seen.getString("attempts[0].code"));
        as(Agreed.token(hospital)).get(mine).then().statusCode(200).body("person", nullValue());
        as(World.member(asked.name)).queryParam("limit", 100).get("/v1/me/access-log").then().body("items.act",
                hasItem("REFERRAL_SENT"), "items.act", hasItem("REFERRAL_READ"), "items.roles.flatten()", hasItem("hospital"));
    }

    @Test
    void a_second_person_requests_it_but_where_life_is_in_danger_one_is_enough() {
        var asked = new Asked(clock, 1);
        put(asked.duty.officer, asked.path(), asked.draft("URGENT")).then().statusCode(201).body("state", is("DRAFT"));
        as(asked.duty.officer).put(asked.path() + "/request").then().statusCode(403).body("code", is("second-officer-needed"));
        assertEquals("DRAFT", asked.state());
        as(asked.duty.second).put(asked.path() + "/request").then().statusCode(200).body("state", is("ACTIVE"));
        as(asked.duty.second).put(asked.path() + "/request").then().statusCode(200).body("attempts.size()", is(1));
        var stat = new Asked(clock, 1);
        put(stat.duty.officer, stat.path(), stat.draft("STAT")).then().statusCode(201);
        as(stat.duty.officer).put(stat.path() + "/request").then().statusCode(200).body("state", is("ACTIVE"));
    }

    @Test
    void who_rejects_is_followed_by_the_next_at_once_and_when_all_have_people_take_over() {
        var asked = new Asked(clock, 2).requested("URGENT");
        asked.answers(1, "rejection", Map.of("reason", "WILL_NOT_ASSESS")).then().statusCode(400);
        asked.answers(1, "rejection", Map.of("reason", "NO_BED")).then().statusCode(200).body("state", is("REJECTED"));
        asked.answers(1, "rejection", Map.of("reason", "NO_BED")).then().statusCode(200);
        assertEquals("REQUESTED", asked.attemptState(2));
        assertEquals(asked.hospitals, List.of(asked.hospital(1), asked.hospital(2)));
        as(Agreed.token(asked.hospital(1))).get("/v1/partner/referrals/" + asked.attempt(1)).then().body("person", nullValue());
        asked.answers(2, "rejection", Map.of("reason", "OUT_OF_SCOPE")).then().statusCode(200);
        as(SUPERVISOR).get(asked.path()).then().body("state", is("ON_HOLD"), "manual.lines.number", hasItem("12356"),
                "manual.hospitals.number", hasItem("010-00000001"), "manual.since", notNullValue());
        assertTrue(asked.woken("T-" + asked.duty.primary) >= 3, "for each hospital, and to take over");
        asked.step(asked.duty.officer, "resumption", Map.of("attempt", 3)).then().statusCode(200).body("state", is("ACTIVE"),
                "attempts[2].hospital", is(asked.hospitals.get(0)));
        asked.step(asked.duty.officer, "resumption", Map.of("attempt", 3)).then().statusCode(200).body("attempts.size()",
                is(3));
        asked.answers(3, "rejection", Map.of("reason", "NO_BED")).then().statusCode(200);
        assertEquals("ON_HOLD", asked.state(), "the other said that it is not its");
        asked.step(asked.duty.officer, "withdrawal", Map.of("reason", "RESOLVED")).then().statusCode(200).body("state",
                is("REVOKED"));
    }

    @Test
    void the_same_answer_again_is_answered_as_before_and_another_one_is_refused() {
        var asked = new Asked(clock, 1).requested("STAT");
        var acceptance = asked.acceptance(Duration.ofHours(4));
        asked.answers(1, "acceptance", acceptance).then().statusCode(200).body("version", is(2));
        asked.answers(1, "acceptance", acceptance).then().statusCode(200).body("version", is(2));
        asked.answers(1, "acceptance", asked.acceptance(Duration.ofHours(5))).then().statusCode(412).body("code",
                is("answered-otherwise"));
        asked.answers(1, "rejection", Map.of("reason", "NO_BED")).then().statusCode(409).body("from", is("ACCEPTED"));
        asked.answers(1, "arrival", Map.of()).then().statusCode(200);
        asked.answers(1, "acceptance", acceptance).then().statusCode(200).body("state", is("IN_PROGRESS"));
    }

    @Test
    void another_hospitals_referral_does_not_exist() {
        var asked = new Asked(clock, 2).requested("URGENT");
        String other = Agreed.token(asked.hospitals.get(1)), path = "/v1/partner/referrals/" + asked.attempt(1);
        as(other).get(path).then().statusCode(404);
        put(other, path + "/acceptance", asked.acceptance(Duration.ofHours(4))).then().statusCode(404);
        as(other).get("/v1/partner/referrals").then().body("items.size()", is(0));
        as(Agreed.token(asked.hospitals.get(0), "system/Task.r")).get(path).then().statusCode(200);
        put(Agreed.token(asked.hospitals.get(0), "system/Task.r"), path + "/receipt", Map.of("clinician", "王敏")).then()
                .statusCode(403).body("code", is("missing-scope"));
        assertEquals("REQUESTED", asked.attemptState(1));
    }

    @Test
    void whoever_did_not_come_is_looked_for_at_once() {
        var asked = new Asked(clock, 1).requested("STAT").accepted();
        long before = asked.woken("T-" + asked.duty.primary);
        asked.answers(1, "failure", Map.of("reason", "LEFT")).then().statusCode(400).body("errors[0].code",
                is("unattended-before-arrival"));
        asked.answers(1, "failure", Map.of("reason", "UNATTENDED")).then().statusCode(200).body("state", is("FAILED"));
        assertEquals(before + 1, asked.woken("T-" + asked.duty.primary));
        assertEquals("ON_HOLD", asked.state());
        as(asked.duty.officer).get(asked.path() + "/contact").then().statusCode(200).body("name", is(asked.name));
    }

    @Test
    void a_hospital_that_has_accepted_is_asked_to_let_go_and_decides() {
        var asked = new Asked(clock, 1).requested("URGENT");
        var cancel = Map.of("number", 1, "reason", "RESOLVED");
        asked.step(asked.duty.officer, "cancel-request", cancel).then().statusCode(409).body("code", is("nobody-has-accepted"));
        asked.accepted();
        asked.step(asked.duty.officer, "withdrawal", Map.of("reason", "RESOLVED")).then().statusCode(409).body("code",
                is("ask-the-hospital"));
        asked.step(asked.duty.officer, "cancel-request", cancel).then().statusCode(200).body("attempts[0].cancelRequested",
                is(true));
        asked.step(asked.duty.officer, "cancel-request", cancel).then().statusCode(200);
        assertEquals(List.of("REQUESTED", "CANCEL_REQUESTED"), events(asked.hospitals.get(0)));
        asked.answers(1, "cancellation", Map.of("number", 1, "confirmed", false)).then().statusCode(200).body("state",
                is("ACCEPTED"), "cancelNumber", nullValue());
        asked.step(asked.duty.officer, "cancel-request", cancel).then().statusCode(200).body("attempts[0].cancelRequested",
                is(false));
        asked.step(asked.duty.officer, "cancel-request", Map.of("number", 2, "reason", "RESOLVED")).then().statusCode(200);
        asked.answers(1, "cancellation", Map.of("number", 2, "confirmed", true)).then().statusCode(200).body("state",
                is("CANCELLED"));
        assertEquals("REVOKED", asked.state());
    }

    @Test
    void what_was_entered_in_error_ends_whatever_its_state_and_stays_written_down() {
        var asked = new Asked(clock, 1).requested("STAT").accepted();
        as(asked.duty.officer).put(asked.path() + "/entered-in-error").then().statusCode(403);
        as(SUPERVISOR).put(asked.path() + "/entered-in-error").then().statusCode(200).body("state", is("ENTERED_IN_ERROR"),
                "attempts[0].history.step", contains("REQUEST", "ACCEPT", "CORRECT"));
        as(SUPERVISOR).put(asked.path() + "/entered-in-error").then().statusCode(200);
        assertEquals(List.of("REQUESTED", "CORRECTED"), events(asked.hospitals.get(0)));
        asked.answers(1, "arrival", Map.of()).then().statusCode(409).body("code", is("stood-down"));
    }

    @Test
    void an_answer_by_telephone_counts_and_is_marked_as_what_it_is() {
        var asked = new Asked(clock, 1).requested("STAT");
        var said = Map.of("answer", "ACCEPTED", "who", "值班医师王敏", "calledAt",
                asked.duty.start.plus(Duration.ofMinutes(9)).toString(),
                "phone",
                "010-00000001", "arriveBy", asked.duty.start.plus(Duration.ofHours(4)).toString());
        asked.duty.after(Duration.ofMinutes(10));
        asked.step(asked.duty.officer, "attempts/1/manual-acknowledgement", said).then().statusCode(200)
                .body("attempts[0].state", is("ACCEPTED"), "attempts[0].history[1].by", is("TELEPHONE"),
                        "attempts[0].history[1].officer", is("T-" + asked.duty.primary),
                        "attempts[0].history[1].said.telephone.number", is("010-00000001"));
        asked.step(asked.duty.officer, "attempts/1/manual-acknowledgement", said).then().statusCode(200)
                .body("attempts[0].history.size()", is(2));
        assertEquals(List.of("REQUESTED", "ANSWERED_BY_TELEPHONE"), events(asked.hospitals.get(0)));
        asked.answers(1, "arrival", Map.of()).then().statusCode(200);
    }

    @Test
    void a_draft_names_an_open_case_and_no_diagnosis_and_a_case_has_one_at_a_time() {
        var asked = new Asked(clock, 1);
        var draft = asked.draft("URGENT");
        draft.put("summary", "既往F32.1");
        put(asked.duty.officer, asked.path(), draft).then().statusCode(422).body("code", is("diagnosis-not-allowed"));
        draft = asked.draft("URGENT");
        draft.put("caseId", UUID.randomUUID());
        put(asked.duty.officer, asked.path(), draft).then().statusCode(404);
        put(asked.duty.officer, asked.path(), asked.draft("URGENT")).then().statusCode(201);
        put(asked.duty.officer, asked.path(), asked.draft("URGENT")).then().statusCode(200);
        put(asked.duty.officer, asked.path(), asked.draft("STAT")).then().statusCode(428);
        put(asked.duty.officer, "/v1/referrals/" + UUID.randomUUID(), asked.draft("URGENT")).then().statusCode(409)
                .body("code", is("referral-in-progress"), "referral", is(asked.id.toString()));
        as(World.member(asked.name)).get(asked.path()).then().statusCode(403);
        assertEquals("REFERRED", Duty.state(asked.crisis));
    }

    @Test
    void before_anybody_could_be_assessed_a_referral_rests_on_the_emergency_and_goes_on_resting_on_it() {
        var asked = new Asked(clock, 1);
        var name = World.someone();
        var crisis = Duty.calls(name);
        Duty.step(asked.duty.officer, crisis, "acknowledgement", null).then().statusCode(200);
        var draft = asked.draft("STAT");
        draft.put("caseId", crisis);
        var consent = new HashMap<>(draft);
        consent.put("basis", "CONSENT");
        consent.remove("reason");
        put(asked.duty.officer, asked.path(), consent).then().statusCode(409).body("code", is("not-assessed"));
        put(asked.duty.officer, asked.path(), draft).then().statusCode(201);
        as(asked.duty.officer).header("If-Match", "*").body(consent).put(asked.path()).then().statusCode(409).body("code",
                is("not-assessed"));
        assertEquals("REFERRED", Duty.state(crisis));
        Duty.assessed(asked.duty.officer, crisis, name, "YYYYNN");
        as(asked.duty.officer).header("If-Match", "*").body(consent).put(asked.path()).then().statusCode(200);
    }

    @Test
    void the_board_shows_what_is_open_and_nobodys_name() {
        var asked = new Asked(clock, 1).requested("STAT");
        as(SUPERVISOR).queryParam("limit", 100).queryParam("state", "ACTIVE").get("/v1/referrals").then().statusCode(200)
                .body("items.id", hasItem(asked.id.toString()), "items.memberNo", not(hasItem(notNullValue())));
        as(SUPERVISOR).queryParam("cursor", "x").get("/v1/referrals").then().statusCode(400);
    }
}
