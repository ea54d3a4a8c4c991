package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.START;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.body;
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
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
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
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventTest {

    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void an_organizer_writes_a_draft_that_only_organizers_of_the_union_see() {
        var id = UUID.randomUUID();
        var station = UUID.randomUUID().toString();
        var body = body("place", Map.of("title", "心灵驿站", "stationId", station), "tags", List.of("心理"), "host", "北京协和医院",
                "description", "绘制积极品质大转盘");
        organizer().body(body).put(EVENT, id).then().statusCode(201).header("ETag", startsWith("\"0.")).body("state",
                is("DRAFT"),
                "revision", is(1), "zone", is("Asia/Shanghai"), "place.stationId", is(station), "tags", is(List.of("心理")),
                "needsApproval", is(false), "quotas", empty(), "registrationOpensAt", nullValue());
        organizer().body(body).put(EVENT, id).then().statusCode(200).header("ETag", startsWith("\"0."));
        organizer().get(EVENT, id).then().statusCode(200).body("host", is("北京协和医院"));
        guest().get(EVENT, id).then().statusCode(404);
        member("an").get(EVENT, id).then().statusCode(404);
        organizer("airport").get(EVENT, id).then().statusCode(404);
    }

    @Test
    void an_organizer_writes_for_the_own_unions_only() {
        organizer("airport").body(body()).put(EVENT, UUID.randomUUID()).then().statusCode(403).body("code", is("other-union"),
                "detail", containsString("bus"));
        var draft = draft();
        organizer("airport").body(body()).put(EVENT, draft).then().statusCode(404);
        organizer("airport").body(body("union", "airport")).put(EVENT, draft).then().statusCode(409).body("code",
                is("id-in-use"));
        var published = event(1);
        organizer("airport").header("If-Match", "*").body(body()).put(EVENT, published).then().statusCode(403).body("code",
                is("other-union"));
        for (var path : List.of("/publication", "/completion")) {
            organizer("airport").put(EVENT + path, draft).then().statusCode(404);
            organizer("airport").put(EVENT + path, published).then().statusCode(403);
        }
        organizer("airport").body(Map.of("size", 9)).put(EVENT + "/quotas/{q}", published, published).then().statusCode(403);
        member("an").body(body()).put(EVENT, UUID.randomUUID()).then().statusCode(403).body("code", is("missing-role"));
        guest().body(body()).put(EVENT, UUID.randomUUID()).then().statusCode(401);
    }

    @Test
    void an_edit_needs_the_present_version() {
        var id = draft();
        var changed = body("title", "趣味运动会");
        organizer().body(changed).put(EVENT, id).then().statusCode(428).body("code", is("if-match-required"));
        var tag = organizer().get(EVENT, id).header("ETag");
        organizer().header("If-Match", tag).body(changed).put(EVENT, id).then().statusCode(200).body("title", is("趣味运动会"))
                .header("ETag", startsWith("\"1."));
        organizer().header("If-Match", tag).body(body("title", "又一个")).put(EVENT, id).then().statusCode(412).body("code",
                is("stale-version"));
        organizer().header("If-Match", tag).body(changed).put(EVENT, id).then().statusCode(200);
        organizer().header("If-Match", "*").body(body("union", "airport")).put(EVENT, id).then().statusCode(400)
                .body("errors[0].pointer", is("/union"), "errors[0].code", is("never-changes"));
    }

    @Test
    void a_published_event_is_public_and_its_time_moves_by_a_reschedule_only() {
        var id = event(1);
        guest().get(EVENT, id).then().statusCode(200).body("state", is("PUBLISHED"), "open", is(true), "quotas",
                is(List.of(id.toString())));
        organizer().put(EVENT + "/publication", id).then().statusCode(200);
        organizer().header("If-Match", "*").body(body("title", "新题目")).put(EVENT, id).then().statusCode(200);
        organizer().header("If-Match", "*").body(body("startsAt", START.plusSeconds(60).toString())).put(EVENT, id).then()
                .statusCode(409).body("code", is("reschedule-instead"));
    }

    @Test
    void an_entity_tag_changes_when_the_event_fills_up_but_does_not_hinder_an_edit() {
        var id = event(1);
        var tag = guest().get(EVENT, id).header("ETag");
        guest().header("If-None-Match", tag).get(EVENT, id).then().statusCode(304);
        guest().header("Accept-Language", "en").header("If-None-Match", tag).get(EVENT, id).then().statusCode(200);
        register("an", id).statusCode(201);
        guest().header("If-None-Match", tag).get(EVENT, id).then().statusCode(200).body("full", is(true));
        organizer().header("If-Match", tag).body(body("title", "新题目")).put(EVENT, id).then().statusCode(200);
    }

    @Test
    void an_event_goes_from_draft_to_published_to_completed_or_cancelled_and_no_other_way() {
        var id = draft();
        organizer().put(EVENT + "/publication", id).then().statusCode(409).body("code", is("quota-missing"));
        organizer().body(Map.of("reason", "x")).put(EVENT + "/cancellation", id).then().statusCode(409).body("code",
                is("illegal-transition"), "from", is("DRAFT"), "allowed", is(List.of("PUBLISHED")));
        var held = event(1);
        organizer().put(EVENT + "/completion", held).then().statusCode(409).body("code", is("event-not-started"));
        clock.shift(Duration.ofDays(4));
        organizer().put(EVENT + "/completion", held).then().statusCode(200).body("state", is("COMPLETED"));
        organizer().put(EVENT + "/completion", held).then().statusCode(200);
        organizer().put(EVENT + "/publication", held).then().statusCode(409).body("from", is("COMPLETED"));
        organizer().header("If-Match", "*").body(body("title", "x")).put(EVENT, held).then().statusCode(409);
        quota(id, Map.of()).statusCode(201);
        organizer().put(EVENT + "/publication", id).then().statusCode(409).body("code", is("event-over"));
    }

    @Test
    void calling_an_event_off_releases_everything_and_tells_each_person_once() {
        var id = event(1);
        List.of("off1", "off2").forEach(who -> register(who, id));
        cancel("off1", id);
        register("off3", id);
        organizer().body(Map.of("reason", "天气")).put(EVENT + "/cancellation", id).then().statusCode(200).body("state",
                is("CANCELLED"), "cancellationReason", is("天气"));
        organizer().body(Map.of("reason", "again")).put(EVENT + "/cancellation", id).then().statusCode(200)
                .body("cancellationReason", is("天气"));
        member("off2").get(MINE, id).then().body("state", is("CANCELLED"), "endedBy", is("EVENT"));
        assertEquals(List.of("PROMOTED", "EVENT_CANCELLED"), facts("off2"));
        assertEquals(List.of("EVENT_CANCELLED"), facts("off3"));
        assertEquals(List.of(), facts("off1"));
        quota(id).body("used", is(0), "waiting", is(0));
        register("off4", id).statusCode(409).body("code", is("event-cancelled"), "reason", is("天气"));
        guest().get(EVENT, id).then().statusCode(200).body("open", is(false));
        audited(id);
    }

    @Test
    void an_event_that_was_held_ends_what_still_waits_and_tells_it() {
        var id = event(1);
        List.of("held1", "held2").forEach(who -> register(who, id));
        organizer().header("If-Match", "*").body(body("needsApproval", true)).put(EVENT, id).then().statusCode(200);
        register("held3", id).statusCode(201).body("state", is("PENDING_APPROVAL"));
        clock.shift(Duration.ofDays(4));
        organizer().put(EVENT + "/completion", id).then().statusCode(200);
        organizer().put(EVENT + "/completion", id).then().statusCode(200);
        assertEquals("CONFIRMED", state("held1", id));
        assertEquals(List.of(), facts("held1"));
        for (var who : List.of("held2", "held3")) {
            member(who).get(MINE, id).then().body("state", is("CANCELLED"), "endedBy", is("EVENT"));
            member(who).get("/v1/me/notices/events").then().body("items.fact", is(List.of("EVENT_COMPLETED")), "items[0].text",
                    containsString("劳模课堂进车厢"));
        }
        quota(id).body("used", is(1), "waiting", is(0));
        audited(id);
    }

    @Test
    void a_moved_event_asks_the_registered_again_and_they_keep_their_seats() {
        var id = event(1);
        List.of("mov1", "mov2").forEach(who -> register(who, id));
        reschedule(id, START.plusSeconds(3_600).toString(), null).statusCode(428);
        reschedule(id, START.plusSeconds(3_600).toString(), "*").statusCode(200).body("revision", is(2));
        reschedule(id, START.plusSeconds(3_600).toString(), null).statusCode(200).body("revision", is(2));
        for (var who : List.of("mov1", "mov2")) {
            member(who).get(MINE, id).then().body("reconfirmationNeeded", is(true), "revision", is(2));
            assertEquals(List.of("RESCHEDULED"), facts(who));
        }
        reconfirm("mov1", id, 1).statusCode(409).body("code", is("revision-passed"), "revision", is(2));
        reconfirm("mov1", id, 2).statusCode(200).body("reconfirmationNeeded", is(false), "state", is("CONFIRMED"));
        reconfirm("mov1", id, 2).statusCode(200);
        organizer().get(EVENT + "/registrations", id).then().body("items.reconfirmationNeeded", is(List.of(false, true)));
        reschedule(id, START.plusSeconds(7_200).toString(), "*").statusCode(200).body("revision", is(3));
        member("mov1").get(MINE, id).then().body("reconfirmationNeeded", is(true));
        assertEquals(List.of("RESCHEDULED", "RESCHEDULED"), facts("mov1"));
        cancel("mov1", id).statusCode(200);
        assertEquals("CONFIRMED", state("mov2", id));
        register("mov3", id).statusCode(201).body("reconfirmationNeeded", is(false), "revision", is(3));
    }

    @Test
    void notices_are_polled_by_what_changed_and_in_the_readers_language() {
        var id = event(1);
        List.of("poll1", "poll2").forEach(who -> register(who, id));
        cancel("poll1", id);
        var first = member("poll2").get("/v1/me/notices/events").then().statusCode(200).body("items[0].text",
                is("候补成功：您已获得“劳模课堂进车厢”的名额。"), "items[0].event", is(id.toString())).extract();
        member("poll2").header("Accept-Language", "en").get("/v1/me/notices/events").then().body("items[0].text",
                startsWith("You have a seat"));
        String cursor = first.path("changedSince");
        var poll = member("poll2").queryParam("changedSince", cursor).get("/v1/me/notices/events");
        poll.then().statusCode(200).body("items", empty());
        member("poll2").header("If-None-Match", poll.header("ETag")).queryParam("changedSince", cursor)
                .get("/v1/me/notices/events").then().statusCode(304);
        organizer().body(Map.of("reason", "天气")).put(EVENT + "/cancellation", id);
        member("poll2").header("If-None-Match", poll.header("ETag")).queryParam("changedSince", cursor)
                .get("/v1/me/notices/events").then().statusCode(200).body("items.fact", hasItem("EVENT_CANCELLED"));
    }

    @Test
    void a_notice_that_is_told_again_is_new_even_while_an_older_change_is_being_written() throws SQLException {
        var id = event(1);
        register("again", id);
        try (var older = database.getConnection()) {
            older.setAutoCommit(false);
            older.createStatement().execute("select pg_current_xact_id()");
            organize(id, "again", "rejection", Map.of("reason", "x")).statusCode(200);
            organize(id, "again", "approval", Map.of()).statusCode(200);
            var seen = member("again").get("/v1/me/notices/events");
            seen.then().body("items.fact", is(List.of("REJECTED", "APPROVED")));
            member("again").header("If-None-Match", seen.header("ETag")).get("/v1/me/notices/events").then().statusCode(304);
            organize(id, "again", "rejection", Map.of("reason", "x")).statusCode(200);
            member("again").header("If-None-Match", seen.header("ETag")).get("/v1/me/notices/events").then().statusCode(200)
                    .body("items.fact", is(List.of("APPROVED", "REJECTED")));
            older.rollback();
        }
    }

    @Test
    void a_quota_is_edited_with_its_present_version_and_belongs_to_one_event() {
        var id = draft();
        quota(id, Map.of("size", 5)).statusCode(201).body("used", is(0), "waiting", is(0));
        quota(id, Map.of("size", 5)).statusCode(200);
        organizer().body(Map.of("size", 6)).put(EVENT + "/quotas/{q}", id, id).then().statusCode(428);
        organizer().header("If-Match", "\"7\"").body(Map.of("size", 6)).put(EVENT + "/quotas/{q}", id, id).then()
                .statusCode(412);
        organizer().body(Map.of("size", 5)).put(EVENT + "/quotas/{q}", draft(), id).then().statusCode(409).body("code",
                is("id-in-use"));
        guest().get(EVENT + "/quotas/{q}", id, id).then().statusCode(404);
    }

    private static ValidatableResponse reschedule(UUID id, String startsAt, String match) {
        var call = organizer().body(Map.of("startsAt", startsAt, "endsAt", START.plusSeconds(20_000).toString()));
        return (match == null ? call : call.header("If-Match", match)).put(EVENT + "/reschedule", id).then();
    }

    private static ValidatableResponse reconfirm(String who, UUID id, int revision) {
        return member(who).body(Map.of("revision", revision)).put(MINE + "/reconfirmation", id).then();
    }
}
