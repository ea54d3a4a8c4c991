package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.START;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.facts;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organize;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.register;
import static cn.zhijia.events.Stage.state;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegistrationTest {

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void takes_a_seat_while_there_is_one_and_waits_after_that() {
        var event = event(1);
        register("an", event).statusCode(201).body("state", is("CONFIRMED"), "waitlistPosition", nullValue(), "title",
                is("劳模课堂进车厢"), "reconfirmationNeeded", is(false));
        register("bo", event).statusCode(201).body("state", is("WAITLISTED"), "waitlistPosition", is(1));
        register("cai", event).body("waitlistPosition", is(2));
        quota(event).body("used", is(1), "waiting", is(2));
        guest().get(EVENT, event).then().body("full", is(true), "open", is(true));
        audited(event);
    }

    @Test
    void a_repeat_changes_nothing() {
        var event = event(5);
        var attempt = UUID.randomUUID();
        register("an", event, attempt).statusCode(201);
        register("an", event, attempt).statusCode(200).body("attempt", is(attempt.toString()), "state", is("CONFIRMED"));
        register("an", event).statusCode(200).body("attempt", is(attempt.toString()));
        quota(event).body("used", is(1));
    }

    @Test
    void a_cancelled_seat_goes_to_whoever_waited_longest() {
        var event = event(1);
        List.of("an", "bo", "cai").forEach(who -> register(who, event).statusCode(201));
        cancel("an", event).statusCode(200).body("state", is("CANCELLED"), "endedBy", is("MEMBER"));
        assertEquals("CONFIRMED", state("bo", event));
        member("cai").get(MINE, event).then().body("state", is("WAITLISTED"), "waitlistPosition", is(1));
        register("an", event).statusCode(201).body("waitlistPosition", is(2));
        audited(event);
    }

    @Test
    void cancelling_twice_releases_once() {
        var event = event(2);
        List.of("an", "bo", "cai", "deng").forEach(who -> register(who, event));
        cancel("an", event).statusCode(200);
        cancel("an", event).statusCode(200).body("state", is("CANCELLED"));
        assertEquals("CONFIRMED", state("cai", event));
        assertEquals("WAITLISTED", state("deng", event));
        audited(event);
    }

    @Test
    void leaving_the_line_moves_the_others_up() {
        var event = event(1);
        List.of("an", "bo", "cai").forEach(who -> register(who, event));
        cancel("bo", event).statusCode(200);
        member("cai").get(MINE, event).then().body("waitlistPosition", is(1));
        quota(event).body("waiting", is(1), "used", is(1));
    }

    @Test
    void a_late_repeat_of_an_earlier_attempt_changes_nothing() {
        var event = event(5);
        var first = UUID.randomUUID();
        var meanwhile = UUID.randomUUID();
        register("an", event, first).statusCode(201);
        register("an", event, meanwhile).statusCode(200);
        cancel("an", event).statusCode(200);
        register("an", event, first).statusCode(200).body("state", is("CANCELLED"));
        register("an", event, meanwhile).statusCode(200).body("state", is("CANCELLED"));
        quota(event).body("used", is(0));
        var second = UUID.randomUUID();
        register("an", event, second).statusCode(201).body("state", is("CONFIRMED"));
        register("an", event, first).statusCode(200).body("state", is("CONFIRMED"), "attempt", is(second.toString()));
        cancel("an", event, first).statusCode(200).body("state", is("CANCELLED"));
        assertEquals("CONFIRMED", state("an", event));
    }

    @Test
    void a_cancellation_names_the_attempt_it_gives_up() {
        var event = event(1);
        register("an", event).statusCode(201);
        member("an").delete(MINE, event).then().statusCode(400).body("code", is("invalid-request"), "errors[0].pointer",
                is("?attempt"), "errors[0].code", is("required"));
        member("an").queryParam("attempt", "mine").delete(MINE, event).then().statusCode(400).body("errors[0].pointer",
                is("?attempt"));
        cancel("an", event, UUID.randomUUID()).statusCode(404);
        assertEquals("CONFIRMED", state("an", event));
    }

    @Test
    void a_free_seat_is_not_for_newcomers_while_somebody_waits() {
        var event = event(1);
        List.of("an", "bo").forEach(who -> register(who, event));
        pause(event, true);
        cancel("an", event);
        quota(event).body("used", is(0), "waiting", is(1), "waitlistPaused", is(true));
        register("cai", event).statusCode(201).body("state", is("WAITLISTED"), "waitlistPosition", is(2));
        guest().get(EVENT, event).then().body("full", is(true));
        organizer().get(EVENT + "/waitlist", event).then().body("paused", is(true), "items.memberNo",
                contains("T-bo", "T-cai"));
        pause(event, true);
        pause(event, false);
        assertEquals("CONFIRMED", state("bo", event));
        assertEquals("WAITLISTED", state("cai", event));
        audited(event);
    }

    @Test
    void a_larger_size_promotes_at_once_and_in_order() {
        var event = event(1);
        List.of("an", "bo", "cai", "deng").forEach(who -> register(who, event));
        quota(event, Map.of("size", 3)).statusCode(200).body("used", is(3), "waiting", is(1));
        assertEquals(List.of("CONFIRMED", "CONFIRMED", "WAITLISTED"),
                List.of(state("bo", event), state("cai", event), state("deng", event)));
        quota(event, Map.of()).statusCode(200).body("used", is(4), "waiting", is(0), "size", nullValue());
        audited(event);
    }

    @Test
    void a_size_below_use_is_refused_unless_oversubscription_is_meant_and_then_nobody_is_promoted_until_it_fits() {
        var event = event(3);
        List.of("an", "bo", "cai", "deng").forEach(who -> register(who, event));
        quota(event, Map.of("size", 2)).statusCode(409).body("code", is("below-use"), "used", is(3));
        quota(event, Map.of("size", 2, "allowOversubscribed", true)).statusCode(200).body("oversubscribed", is(true), "used",
                is(3));
        cancel("an", event);
        quota(event).body("used", is(2), "waiting", is(1), "oversubscribed", is(false));
        assertEquals("WAITLISTED", state("deng", event));
        cancel("bo", event);
        assertEquals("CONFIRMED", state("deng", event));
        audited(event);
    }

    @Test
    void capacity_0_is_closed_and_none_is_unlimited() {
        register("an", event(0)).statusCode(409).body("code", is("quota-closed"));
        var event = event(-1);
        List.of("an", "bo", "cai").forEach(who -> register(who, event).statusCode(201).body("state", is("CONFIRMED")));
        guest().get(EVENT, event).then().body("full", is(false));
    }

    @Test
    void a_bounded_line_refuses_when_it_is_full_too() {
        var event = event(1);
        quota(event, Map.of("size", 1, "waitlistSize", 1)).statusCode(200);
        List.of("an", "bo").forEach(who -> register(who, event).statusCode(201));
        register("cai", event).statusCode(409).body("code", is("event-full"));
        cancel("an", event);
        register("cai", event).statusCode(201).body("state", is("WAITLISTED"));
    }

    @Test
    void approval_gives_a_seat_or_the_place_that_the_time_of_asking_gives() {
        var event = event(1, "needsApproval", true);
        List.of("an", "bo", "cai").forEach(who -> register(who, event).statusCode(201).body("state", is("PENDING_APPROVAL")));
        quota(event).body("used", is(0), "waiting", is(0));
        organize(event, "cai", "approval", Map.of()).statusCode(200).body("state", is("CONFIRMED"), "memberNo", is("T-cai"));
        organize(event, "cai", "approval", Map.of()).statusCode(200).body("state", is("CONFIRMED"));
        organize(event, "bo", "approval", Map.of()).statusCode(200).body("state", is("WAITLISTED"), "waitlistPosition", is(1));
        organize(event, "an", "approval", Map.of()).statusCode(200).body("waitlistPosition", is(1));
        member("bo").get(MINE, event).then().body("waitlistPosition", is(2));
        audited(event);
    }

    @Test
    void a_rejection_frees_the_seat_and_is_final_unless_the_organizer_thinks_again() {
        var event = event(1);
        List.of("rej1", "rej2").forEach(who -> register(who, event));
        organize(event, "rej1", "rejection", Map.of("reason", "本场仅限驾驶员")).statusCode(200).body("state", is("REJECTED"));
        organize(event, "rej1", "rejection", Map.of("reason", "again")).statusCode(200).body("reason", is("本场仅限驾驶员"));
        assertEquals("CONFIRMED", state("rej2", event));
        register("rej1", event).statusCode(409).body("code", is("registration-rejected"));
        cancel("rej1", event).statusCode(409).body("code", is("illegal-transition"), "from", is("REJECTED"));
        organize(event, "rej1", "approval", Map.of()).statusCode(200).body("state", is("WAITLISTED"), "reason", nullValue());
        assertEquals(List.of("REJECTED", "APPROVED"), facts("rej1"));
        assertEquals(List.of("PROMOTED"), facts("rej2"));
        organize(event, "nobody", "approval", Map.of()).statusCode(404);
        cancel("rej1", event);
        organize(event, "rej1", "approval", Map.of()).statusCode(409).body("code", is("illegal-transition"));
        audited(event);
    }

    @Test
    void who_is_approved_after_all_is_asked_about_a_move_in_between() {
        var event = event(1);
        register("an", event);
        organize(event, "an", "rejection", Map.of("reason", "x")).statusCode(200);
        organizer().header("If-Match", "*")
                .body(Map.of("startsAt", START.plusSeconds(60).toString(), "endsAt", START.plusSeconds(9_000).toString()))
                .put(EVENT + "/reschedule", event).then().statusCode(200);
        organize(event, "an", "approval", Map.of()).statusCode(200).body("reconfirmationNeeded", is(true));
        member("an").get(MINE, event).then().body("revision", is(2), "reconfirmationNeeded", is(true));
    }

    @Test
    void only_the_audience_may_register() {
        var own = event(5, "audience", Map.of("rule", "OWN_UNION"));
        var two = event(5, "audience", Map.of("rule", "UNIONS", "unions", List.of("shouer", "airport")));
        var airport = Tokens.member("ap", "airport").sign();
        guest().auth().oauth2(airport).body(Map.of("attempt", UUID.randomUUID())).put(MINE, own).then().statusCode(403)
                .body("code", is("outside-audience"), "detail", containsString("工会"));
        guest().auth().oauth2(airport).body(Map.of("attempt", UUID.randomUUID())).put(MINE, two).then().statusCode(201);
        register("an", own).statusCode(201);
        register("an", two).statusCode(403);
    }

    @Test
    void a_draft_is_nobodys_to_register_for() {
        var event = draft();
        register("an", event).statusCode(404);
        register("an", UUID.randomUUID()).statusCode(404);
        member("an").get(MINE, event).then().statusCode(404);
        member("an").get(MINE, event(1)).then().statusCode(404);
        cancel("an", event(1)).statusCode(404);
    }

    @Test
    void registration_opens_and_closes_by_the_clock_of_the_database() {
        var event = event(5, "registrationOpensAt", START.minusSeconds(86_400).toString(), "registrationClosesAt",
                START.minusSeconds(3_600).toString());
        register("an", event).statusCode(409).body("code", is("registration-not-open"), "opensAt",
                is(START.minusSeconds(86_400).toString()));
        guest().get(EVENT, event).then().body("open", is(false));
        clock.shift(Duration.ofHours(49));
        guest().get(EVENT, event).then().body("open", is(true));
        register("an", event).statusCode(201);
        clock.shift(Duration.ofHours(71).plusMinutes(30));
        register("bo", event).statusCode(409).body("code", is("registration-closed"));
        register("an", event).statusCode(200);
        cancel("an", event).statusCode(200);
    }

    @Test
    void once_the_event_has_begun_seats_change_hands_no_more() {
        var event = event(1);
        List.of("an", "bo").forEach(who -> register(who, event));
        clock.shift(Duration.ofDays(3).plusMinutes(30));
        guest().get(EVENT, event).then().body("running", is(true), "open", is(false));
        register("cai", event).statusCode(409).body("code", is("registration-closed"));
        cancel("an", event).statusCode(409).body("code", is("event-started"));
        organize(event, "an", "rejection", Map.of("reason", "x")).statusCode(409).body("code", is("event-started"));
        organizer().put(EVENT + "/completion", event).then().statusCode(200).body("state", is("COMPLETED"), "running",
                is(false));
        register("cai", event).statusCode(409).body("code", is("event-over"));
    }

    @Test
    void my_registrations_tell_what_has_changed_and_show_cancelled_ones() {
        var one = event(1);
        var two = event(1);
        register("phone", one);
        register("phone", two);
        var all = member("phone").get("/v1/me/registrations").then().statusCode(200).body("items.event",
                contains(one.toString(), two.toString()), "more", is(false)).extract();
        String cursor = all.path("changedSince");
        cancel("phone", one);
        var changed = member("phone").queryParam("changedSince", cursor).get("/v1/me/registrations").then().statusCode(200)
                .body("items", hasSize(1), "items.event", contains(one.toString()), "items.state", contains("CANCELLED"))
                .extract();
        member("phone").queryParam("changedSince", changed.<String> path("changedSince")).get("/v1/me/registrations").then()
                .body("items", hasSize(0));
        member("other").queryParam("changedSince", cursor).get("/v1/me/registrations").then().statusCode(400).body("code",
                is("bad-cursor"));
        member("never-seen").get("/v1/me/registrations").then().statusCode(200).body("items", hasSize(0), "changedSince",
                not(nullValue()));
    }

    @Test
    void the_list_of_people_neither_skips_nor_repeats_while_people_come_and_go() {
        var event = event(1);
        List.of("p1", "p2", "p3", "p4", "p5").forEach(who -> register(who, event));
        String registered = page("/registrations", event, null, "T-p1", "T-p2").path("next");
        String waiting = page("/waitlist", event, null, "T-p2", "T-p3").path("next");
        cancel("p1", event);
        register("p6", event);
        registered = page("/registrations", event, registered, "T-p3", "T-p4").path("next");
        page("/registrations", event, registered, "T-p5", "T-p6").path("next");
        page("/waitlist", event, waiting, "T-p4", "T-p5");
        organizer().queryParam("cursor", waiting).get(EVENT + "/registrations", event).then().statusCode(400).body("code",
                is("bad-cursor"));
    }

    private static io.restassured.response.ExtractableResponse<?> page(String list, UUID event, String cursor,
            String... numbers) {
        var call = organizer().queryParam("limit", 2);
        return (cursor == null ? call : call.queryParam("cursor", cursor)).get(EVENT + list, event).then().statusCode(200)
                .body("items.memberNo", contains(numbers)).extract();
    }

    @Test
    void a_larger_size_promotes_nobody_while_the_line_is_paused() {
        var event = event(1);
        List.of("an", "bo").forEach(who -> register(who, event));
        pause(event, true);
        quota(event, Map.of("size", 5)).statusCode(200).body("used", is(1), "waiting", is(1));
        pause(event, false);
        quota(event).body("used", is(2), "waiting", is(0));
    }

    @Test
    void a_moved_event_that_begins_later_after_all_seats_who_waits() {
        var event = event(1);
        List.of("an", "bo").forEach(who -> register(who, event));
        clock.shift(Duration.ofDays(3).plusMinutes(30));
        quota(event, Map.of("size", 2)).statusCode(200).body("waiting", is(1));
        organizer().header("If-Match", "*")
                .body(Map.of("startsAt", START.plusSeconds(86_400).toString(), "endsAt", START.plusSeconds(90_000).toString()))
                .put(EVENT + "/reschedule", event).then().statusCode(200);
        quota(event).body("used", is(2), "waiting", is(0));
    }

    @Test
    void organizers_of_the_union_see_who_comes_and_nobody_else_does() {
        var event = event(1);
        List.of("an", "bo", "cai").forEach(who -> register(who, event));
        cancel("an", event);
        organizer().get(EVENT + "/registrations", event).then().statusCode(200).body("items.memberNo",
                contains("T-an", "T-bo", "T-cai"), "items.state", contains("CANCELLED", "CONFIRMED", "WAITLISTED"),
                "items[1].name", is("bo"), "items[1].union", is("bus"));
        organizer().queryParam("state", "CONFIRMED").get(EVENT + "/registrations", event).then().body("items.memberNo",
                contains("T-bo"));
        for (var path : List.of("/registrations", "/waitlist", "/capacity-audit")) {
            member("an").get(EVENT + path, event).then().statusCode(403).body("code", is("missing-role"));
            Stage.organizer("airport").get(EVENT + path, event).then().statusCode(403).body("code", is("other-union"));
            Stage.organizer("airport").get(EVENT + path, draft()).then().statusCode(404);
            guest().get(EVENT + path, event).then().statusCode(401);
        }
    }

    private static void pause(UUID event, boolean paused) {
        organizer().body(Map.of("paused", paused)).put(EVENT + "/waitlist/pause", event).then().statusCode(200).body("paused",
                is(paused));
    }
}
