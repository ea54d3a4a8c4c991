package cn.zhijia.counselling.referral;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.member;
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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.counselling.erasure.Hold;
import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.hospital.Agreed;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;
import cn.zhijia.kit.testing.Overheard;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a member agrees to, takes back and may have forgotten, while hospitals are asked. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PrivacyTest {

    @Inject
    DatabaseClock clock;

    @Inject
    @Any
    Instance<Traces> rooms;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    private static UUID agrees(Asked asked, String hospital) {
        String me = member(asked.name);
        var id = UUID.randomUUID();
        String sha256 = as(me).get("/v1/me/consents/texts").then().extract().path("items[0].sha256");
        put(me, "/v1/me/consents/" + id,
                Map.of("purpose", "HOSPITAL_REFERRAL", "recipient", hospital, "version", 1, "sha256", sha256)).then()
                .statusCode(201);
        return id;
    }

    private static void withdraws(Asked asked, UUID consent) {
        as(member(asked.name)).put("/v1/me/consents/" + consent + "/withdrawal").then().statusCode(200);
    }

    private static void requested(Asked asked) {
        var draft = asked.draft("URGENT");
        draft.remove("reason");
        draft.put("basis", "CONSENT");
        put(asked.duty.officer, asked.path(), draft).then().statusCode(201);
        as(SUPERVISOR).put(asked.path() + "/request").then().statusCode(200);
    }

    @Test
    void with_consent_only_those_are_asked_whom_the_member_has_agreed_to() {
        var asked = new Asked(clock, 2);
        agrees(asked, asked.hospitals.get(1));
        requested(asked);
        assertEquals(asked.hospitals.get(1), asked.hospital(1));
        asked.answers(1, "rejection", Map.of("reason", "NO_BED")).then().statusCode(200);
        assertEquals("ON_HOLD", asked.state());
        assertEquals(List.of(), events(asked.hospitals.get(0)));
    }

    @Test
    void a_consent_withdrawn_before_anybody_has_decided_ends_the_attempt_at_once() {
        var asked = new Asked(clock, 2);
        var first = agrees(asked, asked.hospitals.get(0));
        agrees(asked, asked.hospitals.get(1));
        requested(asked);
        String path = "/v1/partner/referrals/" + asked.attempt(1), hospital = Agreed.token(asked.hospitals.get(0));
        as(hospital).get(path).then().body("person", notNullValue());
        withdraws(asked, first);
        as(hospital).get(path).then().body("person", nullValue(), "state", is("CANCELLED"), "code", is("CONSENT_WITHDRAWN"));
        assertEquals(List.of("REQUESTED", "STAND_DOWN"), events(asked.hospitals.get(0)));
        assertEquals(asked.hospitals.get(1), asked.hospital(2));
    }

    @Test
    void a_consent_withdrawn_once_it_was_accepted_closes_what_is_written_and_asks_the_hospital_to_let_go() {
        var asked = new Asked(clock, 1);
        var consent = agrees(asked, asked.hospitals.get(0));
        requested(asked);
        asked.accepted();
        withdraws(asked, consent);
        as(Agreed.token(asked.hospitals.get(0))).get("/v1/partner/referrals/" + asked.attempt(1)).then()
                .body("person", nullValue(), "state", is("ACCEPTED"), "cancelNumber", is(1), "due.kind",
                        hasItem("CANCELLATION"));
        assertEquals(List.of("REQUESTED", "CONSENT_WITHDRAWN"), events(asked.hospitals.get(0)));
        asked.answers(1, "cancellation", Map.of("number", 1, "confirmed", true)).then().statusCode(200);
        assertEquals("ON_HOLD", asked.state(), "somebody looks after it");
    }

    @Test
    void in_an_emergency_a_consent_is_not_what_it_rests_on() {
        var asked = new Asked(clock, 1);
        var consent = agrees(asked, asked.hospitals.get(0));
        asked.requested("STAT");
        withdraws(asked, consent);
        assertEquals("REQUESTED", asked.attemptState(1));
    }

    @Test
    void nobody_is_erased_while_a_hospital_is_asked() {
        var asked = new Asked(clock, 1).requested("STAT");
        assertTrue(holds(asked));
        asked.step(SUPERVISOR, "withdrawal", Map.of("reason", "RESOLVED")).then().statusCode(200);
        assertTrue(rooms.stream().filter(ReferralsOfPerson.class::isInstance).count() == 1);
        assertEquals(false, holds(asked));
    }

    private boolean holds(Asked asked) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID person = Person.<Person> find("memberNo", "T-" + asked.name).singleResult().id;
            return rooms.stream().filter(ReferralsOfPerson.class::isInstance).flatMap(r -> r.hold(person, clock.now()).stream())
                    .anyMatch(h -> h.reason() == Hold.Reason.OPEN_CASE);
        });
    }

    @Test
    void what_a_backup_brought_back_is_called_off_before_its_person_is_erased_again() {
        var asked = new Asked(clock, 1).requested("STAT").accepted();
        QuarkusTransaction.requiringNew().run(() -> {
            UUID person = Person.<Person> find("memberNo", "T-" + asked.name).singleResult().id;
            rooms.stream().filter(ReferralsOfPerson.class::isInstance).forEach(r -> r.stop(person, clock.now()));
        });
        assertEquals("ENTERED_IN_ERROR", asked.state());
        assertEquals(List.of("REQUESTED", "CORRECTED"), events(asked.hospitals.get(0)));
    }

    @Test
    void what_is_said_lies_sealed_and_neither_log_nor_webhook_says_it() {
        String[] secrets = { "梧桐雨夜渡口", "霜降鸣钟石桥", "枫林晚钟残雪" };
        try (var log = new Overheard(Level.FINE)) {
            var asked = new Asked(clock, 1);
            var draft = asked.draft("STAT");
            draft.put("summary", secrets[0]);
            put(asked.duty.officer, asked.path(), draft).then().statusCode(201);
            as(SUPERVISOR).put(asked.path() + "/request").then().statusCode(200);
            as(Agreed.token(asked.hospital(1))).get("/v1/partner/referrals/" + asked.attempt(1)).then().statusCode(200);
            asked.answers(1, "receipt", Map.of("clinician", secrets[1])).then().statusCode(200);
            asked.answers(1, "rejection", Map.of("reason", "OTHER", "note", secrets[2])).then().statusCode(200);
            assertTrue(log.lines().size() > 0, "nothing was heard");
            assertEquals(List.of(), log.saying(secrets));
            for (String table : List.of("referral", "referral_attempt", "referral_history", "hospital_event", "webhook_outbox",
                    "notice", "page")) {
                for (String secret : secrets) {
                    String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
                    assertEquals(0,
                            Duty.count(table + " x where x::text like '%" + secret + "%' or x::text like '%" + hex + "%'"));
                }
            }
            as(SUPERVISOR).get(asked.path()).then().body("attempts[0].history.said.note", hasItem(secrets[2]),
                    "attempts[0].history.said.clinician", hasItem(secrets[1]));
        }
    }

    @Test
    void once_the_case_is_over_the_member_reads_what_was_told_to_whom() {
        var asked = new Asked(clock, 1).requested("STAT");
        asked.step(SUPERVISOR, "withdrawal", Map.of("reason", "RESOLVED")).then().statusCode(200);
        String me = member(asked.name);
        as(me).queryParam("limit", 100).get("/v1/me/export/counselling").then().body("items.chapter",
                not(hasItem("referrals")));
        Duty.contact(asked.duty.officer, asked.crisis, "follow-ups", true).then().statusCode(201);
        var closing = Map.of("outcome", "STABLE", "summary", "随访完成");
        Duty.step(asked.duty.officer, asked.crisis, "closing", closing).then().statusCode(200);
        Duty.step(SUPERVISOR, asked.crisis, "closing", closing).then().statusCode(200);
        as(me).queryParam("limit", 100).get("/v1/me/export/counselling").then().body(
                "items.find { it.chapter == 'referrals' }.data.hospitals", contains(asked.hospitals.get(0)),
                "items.find { it.chapter == 'referrals' }.data.reason", is(Asked.REASON));
        as(me).get("/v1/crisis-cases/" + asked.crisis).then().body("milestones.text", hasItem("为您联系了合作医院。"), "emergency",
                is(Asked.REASON));
    }
}
