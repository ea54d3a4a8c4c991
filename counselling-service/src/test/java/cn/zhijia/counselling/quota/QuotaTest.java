package cn.zhijia.counselling.quota;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.hold;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.slots;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.Expiry;
import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuotaTest {

    private static final String MONDAY_ELEVEN = "2026-03-02T03:00:00Z";
    private static final String NINE = "2026-03-03T01:00:00Z", TEN = "2026-03-03T02:00:00Z", ELEVEN = "2026-03-03T03:00:00Z";

    @Inject
    DatabaseClock clock;
    @Inject
    Expiry expiry;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void the_first_session_is_free_and_the_next_one_takes_one_of_six() {
        var lin = counsel();
        String me = member(someone());
        quota(me, 6, 0, 0).body("firstFree", is(true), "year", is(2026), "pool", is("OWN"));
        booked(me, lin, NINE, "VIDEO");
        quota(me, 6, 0, 0).body("firstFree", is(false));
        booked(me, lin, TEN, "VIDEO");
        quota(me, 6, 1, 0).body("left", is(5));
        as(me).queryParam("year", 2027).get("/v1/me/quota").then().statusCode(200).body("reserved", is(0), "left", is(6));
        as(me).queryParam("year", 1999).get("/v1/me/quota").then().statusCode(400).body("errors[0].pointer", is("?year"));
    }

    @Test
    void a_session_that_took_place_is_used_and_the_first_to_take_place_is_free() {
        var lin = counsel();
        String me = member(someone());
        String first = appointment(me, lin, NINE);
        String second = appointment(me, lin, TEN);
        String third = appointment(me, lin, ELEVEN);
        quota(me, 6, 2, 0);
        cancel(me, first, "WORK"); // a day before: the second is the first session now
        itIs(clock, Instant.parse(TEN));
        as(lin.token()).put(second + "/check-in").then().statusCode(200);
        as(lin.token()).put(second + "/completion").then().statusCode(200);
        quota(me, 6, 1, 0);
        itIs(clock, Instant.parse(ELEVEN));
        as(lin.token()).put(third + "/check-in").then().statusCode(200);
        as(lin.token()).put(third + "/completion").then().statusCode(200);
        as(lin.token()).put(third + "/completion").then().statusCode(200);
        quota(me, 6, 0, 1);
    }

    @Test
    void a_late_cancellation_costs_a_session_except_the_first_time_and_in_illness() {
        var lin = counsel();
        String me = member(someone());
        booked(me, lin, MONDAY_ELEVEN, "VIDEO");
        String early = appointment(me, lin, "2026-03-05T01:00:00Z");
        String nine = appointment(me, lin, NINE), ten = appointment(me, lin, TEN), eleven = appointment(me, lin, ELEVEN);
        quota(me, 6, 4, 0);
        cancel(me, early, "WORK");
        quota(me, 6, 3, 0);
        itIs(clock, Instant.parse("2026-03-02T12:00:00Z"));
        cancel(me, nine, "ILLNESS");
        quota(me, 6, 2, 0);
        cancel(me, ten, "WORK"); // the first time
        quota(me, 6, 1, 0);
        cancel(me, eleven, "WORK");
        quota(me, 6, 0, 1);
        cancel(me, eleven, "WORK");
        quota(me, 6, 0, 1);
    }

    @Test
    void what_the_provider_takes_away_is_given_back_and_a_member_who_does_not_come_has_used_it() {
        var lin = counsel();
        String me = member(someone());
        booked(me, lin, "2026-03-04T01:00:00Z", "VIDEO");
        String nine = appointment(me, lin, NINE), ten = appointment(me, lin, TEN), eleven = appointment(me, lin, ELEVEN);
        quota(me, 6, 3, 0);
        put(lin.token(), nine + "/cancellation", Map.of("reason", "COUNSELLOR_ABSENT")).then().statusCode(200);
        quota(me, 6, 2, 0);
        itIs(clock, Instant.parse("2026-03-03T04:00:00Z"));
        put(me, ten + "/no-show", Map.of("side", "COUNSELLOR")).then().statusCode(200);
        quota(me, 6, 1, 0);
        put(lin.token(), eleven + "/no-show", Map.of("side", "MEMBER")).then().statusCode(200);
        quota(me, 6, 0, 1);
    }

    @Test
    void what_lost_its_time_keeps_its_session_and_gives_it_back_when_its_member_gives_up() {
        var lin = counsel();
        String me = member(someone());
        booked(me, counsel(), TEN, "VIDEO");
        String nine = appointment(me, lin, NINE);
        put(lin.token(), "/v1/counsellors/" + lin.id() + "/time-off/" + UUID.randomUUID(),
                Map.of("startsAt", "2026-03-02T16:00:00Z", "endsAt", "2026-03-03T16:00:00Z")).then().statusCode(201);
        quota(me, 6, 1, 0);
        as(me).get("/v1/me/notices/counselling").then().body("items.fact", is(java.util.List.of("APPOINTMENT_DISPLACED")));
        itIs(clock, Instant.parse(NINE));
        cancel(me, nine, "WORK");
        quota(me, 6, 0, 0);
    }

    @Test
    void a_hold_reserves_and_gives_back_once_when_it_runs_out() {
        var lin = counsel();
        String me = member(someone());
        booked(me, lin, NINE, "VIDEO");
        put(me, "/v1/appointments/" + UUID.randomUUID(), hold(slot(lin, TEN, "VIDEO"), "VIDEO")).then().statusCode(201);
        quota(me, 6, 1, 0);
        itIs(clock, MONDAY.plusSeconds(660));
        assertTrue(expiry.endDue());
        quota(me, 6, 0, 0);
        expiry.endDue();
        quota(me, 6, 0, 0);
    }

    @Test
    void the_ledger_says_line_by_line_why_the_quota_is_what_it_is() {
        String union = someone(), name = someone(), me = Tokens.member(name, union).sign(), relative = someone();
        put(ADMIN, "/v1/quota-policies/" + union, Map.of("yearly", 3, "family", "SHARED", "familyYearly", 0)).then()
                .statusCode(201);
        String tie = "/v1/me/family/" + UUID.randomUUID(), other = Tokens.person(relative, "member").sign();
        put(me, tie, Map.of("memberNo", "T-" + relative)).then().statusCode(201);
        as(other).put(tie + "/confirmation").then().statusCode(200);
        var lin = counsel();
        booked(me, lin, "2026-03-04T01:00:00Z", "VIDEO"); // the first one is no line
        var mine = booked(me, lin, "2026-03-05T01:00:00Z", "VIDEO");
        booked(other, counsel(), "2026-03-04T01:00:00Z", "VIDEO");
        booked(other, counsel(), "2026-03-05T01:00:00Z", "VIDEO");
        put(me, "/v1/appointments/" + mine + "/cancellation", Map.of("reason", "WORK")).then().statusCode(200);
        var page = as(me).queryParam("limit", 2).get("/v1/me/quota/ledger").then().statusCode(200).body("items.kind",
                contains("GRANT", "RESERVE"), "items[0].allowance", is(3), "items[1].appointment", is(mine.toString()))
                .extract();
        as(me).queryParam("limit", 2).queryParam("cursor", page.<String> path("next")).get("/v1/me/quota/ledger").then()
                .body("items.kind", contains("RELEASE"), "items[0].reserved", is(-1), "next", nullValue());
        as(me).get("/v1/me/quota").then().body("reserved", is(1)); // the other's
        as(other).queryParam("cursor", page.<String> path("next")).get("/v1/me/quota/ledger").then().statusCode(400);
        as(other).get("/v1/me/quota/ledger").then().body("items.kind", contains("GRANT", "RESERVE"));
        as(me).queryParam("year", 2025).get("/v1/me/quota/ledger").then().body("items", hasSize(0));
    }

    @Test
    void a_session_in_a_crisis_is_free_and_only_staff_says_so() {
        var lin = counsel();
        String name = someone();
        booked(member(name), lin, NINE, "VIDEO");
        var walkIn = Map.of("modality", "PHONE", "memberNo", "T-" + name, "crisis", true, "walkIn",
                Map.of("counsellor", lin.id(), "startsAt", "2026-03-02T01:00:00Z"));
        put(lin.token(), "/v1/appointments/" + UUID.randomUUID(), walkIn).then().statusCode(201);
        quota(member(name), 6, 0, 0);
        var own = new HashMap<String, Object>(Map.of("slot", slot(lin, TEN, "VIDEO"), "modality", "VIDEO", "crisis", true));
        put(member(name), "/v1/appointments/" + UUID.randomUUID(), own).then().statusCode(403);
    }

    @Test
    void a_year_that_is_used_up_takes_no_more_and_the_administrator_may_give_more() {
        String union = someone(), name = someone(), me = Tokens.member(name, union).sign();
        policy(union, 1).statusCode(201);
        var lin = counsel();
        booked(me, lin, NINE, "VIDEO");
        booked(me, lin, TEN, "VIDEO");
        String eleven = slot(lin, ELEVEN, "VIDEO");
        book(me, UUID.randomUUID(), eleven, "VIDEO").then().statusCode(409).body("code", is("quota-used-up"), "year", is(2026));
        assertEquals(eleven, slot(lin, ELEVEN, "VIDEO"));
        var grant = new HashMap<String, Object>(Map.of("memberNo", "T-" + name, "year", 2026, "kind", "GRANT", "sessions", 1,
                "reason", "工会决定"));
        String path = "/v1/quota-changes/" + UUID.randomUUID();
        put(me, path, grant).then().statusCode(403);
        put(ADMIN, path, grant).then().statusCode(201);
        put(ADMIN, path, grant).then().statusCode(200);
        quota(me, 2, 1, 0);
        grant.put("sessions", 2);
        put(ADMIN, path, grant).then().statusCode(409).body("code", is("id-in-use"));
        book(me, UUID.randomUUID(), eleven, "VIDEO").then().statusCode(201);
        grant.put("kind", "ADJUST");
        grant.put("sessions", -1);
        put(ADMIN, "/v1/quota-changes/" + UUID.randomUUID(), grant).then().statusCode(409).body("code", is("quota-in-use"));
        as(me).get("/v1/me/access-log").then().body("items[0].act", is("QUOTA_CHANGED"));
    }

    @Test
    void a_union_that_pays_for_more_or_less_is_followed_but_what_is_booked_stays() {
        String union = someone(), me = Tokens.member(someone(), union).sign();
        policy(union, 2).statusCode(201).header("ETag", is("\"1-zh-CN\""));
        policy(union, 2).statusCode(200);
        var lin = counsel();
        booked(me, lin, NINE, "VIDEO");
        booked(me, lin, TEN, "VIDEO");
        booked(me, lin, ELEVEN, "VIDEO");
        policy(union, 1).statusCode(428);
        change(union, 1, "\"1-zh-CN\"").statusCode(200);
        quota(me, 2, 2, 0);
        change(union, 5, "\"2-zh-CN\"").statusCode(200);
        quota(me, 5, 2, 0);
        booked(me, lin, "2026-03-04T01:00:00Z", "VIDEO");
        quota(me, 5, 3, 0);
    }

    @Test
    void a_session_moves_by_ten_minutes_when_the_quota_is_used_up() {
        String union = someone(), name = someone(), me = Tokens.member(name, union).sign();
        policy(union, 1);
        var lin = counsel();
        booked(me, lin, "2026-03-04T01:00:00Z", "VIDEO");
        String nine = slot(lin, NINE, "VIDEO");
        String path = "/v1/appointments/" + UUID.randomUUID();
        put(lin.token(), path, Map.of("modality", "VIDEO", "memberNo", "T-" + name, "walkIn",
                Map.of("counsellor", lin.id(), "startsAt", "2026-03-03T01:10:00Z"))).then().statusCode(201);
        quota(me, 1, 1, 0).body("left", is(0));
        move(me, path, nine).statusCode(200).body("startsAt", is(NINE));
        quota(me, 1, 1, 0);
    }

    @Test
    void across_the_last_of_december_the_reserve_goes_with_the_session() {
        itIs(clock, Instant.parse("2026-12-28T00:00:00Z"));
        String union = someone(), name = someone(), me = Tokens.member(name, union).sign();
        policy(union, 1);
        var lin = counsel();
        booked(me, lin, "2026-12-29T01:00:00Z", "VIDEO");
        String path = appointment(me, lin, "2026-12-31T01:00:00Z");
        quota(me, 2026, 1, 1, 0);
        move(me, path, slot(lin, "2027-01-04T01:00:00Z", "VIDEO")).statusCode(200);
        quota(me, 2026, 1, 0, 0);
        quota(me, 2027, 1, 1, 0);
        move(me, path, slot(lin, "2026-12-31T01:00:00Z", "VIDEO")).statusCode(200);
        quota(me, 2026, 1, 1, 0);
        quota(me, 2027, 1, 0, 0);
        put(lin.token(), "/v1/appointments/" + UUID.randomUUID(), Map.of("modality", "PHONE", "memberNo", "T-" + name, "walkIn",
                Map.of("counsellor", lin.id(), "startsAt", "2026-12-31T16:30:00Z"))).then().statusCode(201); // half past midnight
        quota(me, 2027, 1, 1, 0);
        String january = slot(lin, "2027-01-05T01:00:00Z", "VIDEO");
        move(me, path, january).statusCode(409).body("code", is("quota-used-up"), "year", is(2027));
        as(me).get(path).then().body("startsAt", is("2026-12-31T01:00:00Z"), "movesLeft", is(1));
        quota(me, 2026, 1, 1, 0);
        quota(me, 2027, 1, 1, 0);
        assertEquals(january, slot(lin, "2027-01-05T01:00:00Z", "VIDEO"));
    }

    @Test
    void a_counsellor_comes_to_another_agency_but_never_to_oneself_or_a_colleague() {
        var lin = counsel();
        var colleague = counsel();
        var stranger = counsel(Map.of("agency", "another-" + someone()));
        String client = Tokens.member(lin.name(), "shouer").role("counsellor").sign();
        String own = slot(lin, NINE, "VIDEO"), near = slot(colleague, NINE, "VIDEO");
        assertTrue(slots(client, lin, "2026-03-03").getList("items").isEmpty());
        assertTrue(slots(client, colleague, "2026-03-03").getList("items").isEmpty());
        for (String slot : new String[] { own, near }) {
            book(client, UUID.randomUUID(), slot, "VIDEO").then().statusCode(409).body("code", is("own-agency"));
        }
        put(client, "/v1/me/appointment-waitlist/" + UUID.randomUUID(), Map.of("opens", "2026-03-03T00:00:00Z", "closes",
                "2026-03-10T00:00:00Z", "counsellor", colleague.id())).then().statusCode(409).body("code", is("own-agency"));
        String path = appointment(client, stranger, NINE);
        move(client, path, slot(colleague, TEN, "VIDEO")).statusCode(409).body("code", is("own-agency"));
        as(stranger.token()).get(path).then().statusCode(200);
        as(colleague.token()).get(path).then().statusCode(404);
        as(client).get("/v1/counsellors/" + lin.id() + "/appointments").then().body("items", empty());
    }

    private static String appointment(String me, Counsel counsel, String start) {
        return "/v1/appointments/" + booked(me, counsel, start, "VIDEO");
    }

    private static void cancel(String me, String path, String reason) {
        put(me, path + "/cancellation", Map.of("reason", reason)).then().statusCode(200);
    }

    private static ValidatableResponse move(String me, String path, String slot) {
        return put(me, path + "/reschedule", Map.of("attempt", UUID.randomUUID(), "slot", slot, "modality", "VIDEO")).then();
    }

    private static ValidatableResponse policy(String union, int yearly) {
        return put(ADMIN, "/v1/quota-policies/" + union, body(yearly)).then();
    }

    private static ValidatableResponse change(String union, int yearly, String tag) {
        return as(ADMIN).header("If-Match", tag).body(body(yearly)).put("/v1/quota-policies/" + union).then();
    }

    private static Map<String, Object> body(int yearly) {
        return Map.of("yearly", yearly, "family", "OWN", "familyYearly", 2);
    }

    private static ValidatableResponse quota(String me, int allowance, int reserved, int used) {
        return quota(me, 2026, allowance, reserved, used);
    }

    private static ValidatableResponse quota(String me, int year, int allowance, int reserved, int used) {
        return as(me).queryParam("year", year).get("/v1/me/quota").then().statusCode(200).body("allowance", is(allowance),
                "reserved", is(reserved), "used", is(used));
    }
}
