package cn.zhijia.events.live.visit;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.live.visit.Audience.beat;
import static cn.zhijia.events.live.visit.Audience.exactly;
import static cn.zhijia.events.live.visit.Audience.like;
import static cn.zhijia.events.live.visit.Audience.open;
import static cn.zhijia.events.live.visit.Audience.opened;
import static cn.zhijia.events.live.visit.Audience.standing;
import static cn.zhijia.events.live.visit.Audience.to;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VisitTest {

    private static final UUID DEVICE = UUID.randomUUID();

    @Inject
    DatabaseClock clock;

    @AfterEach
    void back_to_the_present() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_visit_is_answered_the_same_to_every_repeat_and_counts_once() throws Exception {
        var stream = Broadcast.live();
        var visit = UUID.randomUUID();
        var device = UUID.randomUUID();
        var first = open(guest(), stream, visit, device).statusCode(201)
                .body("visit", is(visit.toString()), "startedAt", notNullValue(), "replay", is(false), "likes", is(0))
                .extract();
        var again = open(guest(), stream, visit, device).statusCode(200).extract();
        assertEquals(first.asString(), again.asString());
        exactly(stream).body("visits", is(1), "uniqueViewers", is(1), "concurrent", is(1), "exact", is(true));
        standing(stream).body("visits", is(1), "state", is("LIVE"), "imported", nullValue(), "exact", is(false));
    }

    @Test
    void who_comes_back_within_half_an_hour_goes_on_with_the_same_visit() {
        var stream = Broadcast.live();
        var visit = UUID.randomUUID();
        open(member("hua"), stream, visit, DEVICE).statusCode(201);
        like(member("hua"), stream, visit, 7).statusCode(200);
        clock.shift(Duration.ofMinutes(20));
        beat(member("hua"), stream, visit).statusCode(204);
        clock.shift(Duration.ofMinutes(49));
        open(member("hua"), stream, UUID.randomUUID(), DEVICE).statusCode(200).body("visit", is(visit.toString()), "likes",
                is(7));
        clock.shift(Duration.ofMinutes(78)); // to come back was a sign of life
        open(member("hua"), stream, UUID.randomUUID(), DEVICE).statusCode(200).body("visit", is(visit.toString()));
        exactly(stream).body("visits", is(1), "uniqueViewers", is(1));
    }

    @Test
    void who_comes_back_later_begins_another_visit_and_a_late_repeat_of_the_first_is_still_the_first() {
        var stream = Broadcast.live();
        var visit = UUID.randomUUID();
        var next = UUID.randomUUID();
        open(guest(), stream, visit, DEVICE).statusCode(201);
        clock.shift(Duration.ofMinutes(31));
        open(guest(), stream, visit, DEVICE).statusCode(200).body("visit", is(visit.toString()));
        open(guest(), stream, next, DEVICE).statusCode(201).body("visit", is(next.toString()));
        open(guest(), stream, visit, DEVICE).statusCode(200).body("visit", is(visit.toString()));
        open(guest(), stream, UUID.randomUUID(), DEVICE).statusCode(200).body("visit", is(next.toString()));
        exactly(stream).body("visits", is(2), "uniqueViewers", is(1), "concurrent", is(1));
    }

    @Test
    void a_late_repeat_does_not_end_the_visit_that_it_repeats() {
        var stream = Broadcast.live();
        var visit = UUID.randomUUID();
        open(guest(), stream, visit, DEVICE).statusCode(201);
        clock.shift(Duration.ofMinutes(31));
        open(guest(), stream, visit, DEVICE).statusCode(200);
        beat(guest(), stream, visit).statusCode(204);
        open(guest(), stream, UUID.randomUUID(), DEVICE).statusCode(200).body("visit", is(visit.toString()));
    }

    @Test
    void a_member_is_one_viewer_on_two_devices_and_another_than_the_guest_of_the_same_device() {
        var stream = Broadcast.live();
        var phone = UUID.randomUUID();
        open(member("jin"), stream, UUID.randomUUID(), phone).statusCode(201);
        open(member("jin"), stream, UUID.randomUUID(), UUID.randomUUID()).statusCode(201);
        open(guest(), stream, UUID.randomUUID(), phone).statusCode(201);
        exactly(stream).body("visits", is(3), "uniqueViewers", is(2));
    }

    @Test
    void an_id_that_is_somebody_elses_visit_is_refused() {
        var stream = Broadcast.live();
        var visit = UUID.randomUUID();
        open(member("lan"), stream, visit, DEVICE).statusCode(201);
        open(member("mei"), stream, visit, DEVICE).statusCode(409).body("code", is("id-in-use"));
        open(guest(), stream, visit, UUID.randomUUID()).statusCode(409);
        open(member("lan"), Broadcast.live(), visit, DEVICE).statusCode(409);
        beat(member("mei"), stream, visit).statusCode(404);
        beat(guest(), stream, visit).statusCode(404);
        beat(member("lan"), Broadcast.live(), visit).statusCode(404);
        like(member("mei"), stream, visit, 3).statusCode(404);
        beat(member("lan"), stream, visit).statusCode(204);
        beat(member("lan"), stream, UUID.randomUUID()).statusCode(404);
        exactly(stream).body("visits", is(1), "likes", is(0));
    }

    @Test
    void nobody_visits_what_has_not_begun_or_is_not_there() {
        var scheduled = Broadcast.announced();
        open(guest(), scheduled, UUID.randomUUID(), DEVICE).statusCode(409).body("code", is("stream-not-live"));
        like(guest(), scheduled, UUID.randomUUID(), 3).statusCode(409);
        var nowhere = UUID.randomUUID();
        open(guest(), nowhere, UUID.randomUUID(), DEVICE).statusCode(404);
        beat(guest(), nowhere, UUID.randomUUID()).statusCode(404);
        guest().get(Broadcast.AT + "/counters", nowhere).then().statusCode(404);
        guest().get(Broadcast.AT + "/counters?exact=true", nowhere).then().statusCode(404);
        guest().get(Broadcast.AT + "/counters", scheduled).then().statusCode(200)
                .header("Cache-Control", is("public, max-age=1")).body("visits", is(0), "state", is("SCHEDULED"));
    }

    @Test
    void a_stream_that_is_not_open_to_guests_takes_members_only() {
        var stream = UUID.randomUUID();
        organizer("shunyi").body(Map.of("union", "shunyi", "title", "只对会员", "startsAt", "2026-12-05T06:00:00Z"))
                .put(Broadcast.AT, stream).then().statusCode(201);
        to("opening", stream);
        var visit = UUID.randomUUID();
        open(guest(), stream, visit, DEVICE).statusCode(401).header("WWW-Authenticate", notNullValue()).body("code",
                is("unauthorized"));
        beat(guest(), stream, visit).statusCode(401);
        like(guest(), stream, visit, 1).statusCode(401);
        open(guest().auth().oauth2(Tokens.person("nurse", "carer").sign()), stream, visit, DEVICE).statusCode(403).body("code",
                is("missing-role"));
        open(guest().auth().oauth2("nonsense"), stream, visit, DEVICE).statusCode(401).body("code", is("invalid-token"));
        open(member("ying"), stream, visit, DEVICE).statusCode(201);
        beat(member("ying"), stream, visit).statusCode(204);
        like(member("ying"), stream, visit, 1).statusCode(200);
        guest().get(Broadcast.AT + "/counters", stream).then().statusCode(200);
    }

    @Test
    void the_contract_says_that_some_streams_want_a_token_and_that_a_busy_answer_may_have_been_stored() {
        var contract = guest().accept("application/json").get("/openapi?format=json").then().statusCode(200).extract().body()
                .jsonPath();
        for (var what : new String[] { "", "/beat", "/likes" }) {
            var answers = "paths.'/v1/livestreams/{id}/visits/{visitId}" + what + "'.put.responses.";
            assertTrue(contract.getString(answers + "'401'.description").contains("guests: false"), what);
            assertTrue(contract.getString(answers + "'503'.description").contains("Repeat it"), what);
        }
    }

    @Test
    void bodies_are_read_as_strictly_as_everywhere() {
        var stream = Broadcast.live();
        var visit = opened(stream);
        guest().body(Map.of("device", DEVICE, "colour", "red")).put(Audience.VISIT, stream, visit).then().statusCode(400)
                .body("code", is("unknown-field"));
        guest().body(Map.of("device", "red")).put(Audience.VISIT, stream, visit).then().statusCode(400);
        guest().body(Map.of()).put(Audience.VISIT, stream, visit).then().statusCode(400).body("errors[0].pointer",
                is("/device"));
        guest().put(Audience.VISIT, stream, visit).then().statusCode(400);
        guest().body(Map.of("device", DEVICE)).put(Audience.VISIT, stream, "red").then().statusCode(404);
        guest().body(Map.of("count", "7")).put(Audience.VISIT + "/likes", stream, visit).then().statusCode(400);
        like(guest(), stream, visit, -1).statusCode(400).body("errors[0].pointer", is("/count"));
        like(guest(), stream, visit, 1_000_001).statusCode(400);
        guest().contentType("text/plain").body("7").put(Audience.VISIT + "/likes", stream, visit).then().statusCode(415);
        guest().get(Broadcast.AT + "/counters?exact=perhaps", stream).then().statusCode(400);
    }

    @Test
    void history_is_part_of_the_totals_and_marked() throws Exception {
        var stream = Broadcast.announced();
        organizer("shunyi")
                .body(Map.of("liveAt", "2025-03-08T06:00:00Z", "endedAt", "2025-03-08T07:30:00Z", "visits", 1_605_000,
                        "likes", 1_593_000, "source", "劳动午报"))
                .put(Broadcast.AT + "/history-import", stream).then().statusCode(200);
        var visit = opened(stream);
        like(guest(), stream, visit, 4).statusCode(200);
        exactly(stream).body("visits", is(1_605_000), "likes", is(1_593_000), "imported.source", is("劳动午报"), "replay.visits",
                is(1), "replay.likes", is(4));
        standing(stream).body("visits", is(1_605_000), "imported.visits", is(1_605_000), "imported.likes", is(1_593_000),
                "replay.likes", is(4));
    }
}
