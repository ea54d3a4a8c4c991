package cn.zhijia.events.live;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.organizer;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LivestreamTest {

    @Test
    void a_broadcast_goes_from_announced_to_live_to_ended_to_replay_and_never_back() {
        var id = Broadcast.announced();
        guest().get(Broadcast.AT, id).then().statusCode(200).body("state", is("SCHEDULED"));
        to("ending", id).statusCode(409).body("code", is("illegal-transition"), "allowed", hasItem("LIVE"));
        to("opening", id).statusCode(200).body("state", is("LIVE"), "liveAt", notNullValue());
        to("opening", id).statusCode(200);
        to("ending", id).statusCode(200).body("state", is("ENDED"));
        to("opening", id).statusCode(409);
        organizer("shunyi").body(Map.of("replayUrl", "https://live.example.cn/r.m3u8")).put(Broadcast.AT + "/replay", id).then()
                .statusCode(200).body("state", is("REPLAY"), "replayUrl", is("https://live.example.cn/r.m3u8"));
        to("ending", id).statusCode(200).body("state", is("REPLAY"));
    }

    @Test
    void an_edit_needs_the_version_that_was_read_and_a_repeat_does_not() {
        var id = Broadcast.announced();
        organizer("shunyi").body(Broadcast.body()).put(Broadcast.AT, id).then().statusCode(200);
        var other = new HashMap<>(Broadcast.body());
        other.put("title", "劳动权益十问");
        organizer("shunyi").body(other).put(Broadcast.AT, id).then().statusCode(428);
        var tag = guest().get(Broadcast.AT, id).header("ETag");
        organizer("shunyi").header("If-Match", tag).body(other).put(Broadcast.AT, id).then().statusCode(200)
                .body("title", is("劳动权益十问"));
        organizer("shunyi").header("If-Match", tag).body(Broadcast.body()).put(Broadcast.AT, id).then().statusCode(412);
    }

    @Test
    void history_is_entered_for_what_was_never_live_here() {
        var history = Map.of("liveAt", "2025-03-08T06:00:00Z", "endedAt", "2025-03-08T07:30:00Z", "visits", 1_605_000, "likes",
                1_593_000, "source", "劳动午报");
        var id = Broadcast.announced();
        organizer("shunyi").body(history).put(Broadcast.AT + "/history-import", id).then().statusCode(200)
                .body("state", is("ENDED"), "imported", is(true));
        organizer("shunyi").body(history).put(Broadcast.AT + "/history-import", id).then().statusCode(200);
        to("opening", id).statusCode(409);
        var live = Broadcast.live();
        organizer("shunyi").body(history).put(Broadcast.AT + "/history-import", live).then().statusCode(409);
        to("ending", live).statusCode(200);
        organizer("shunyi").body(history).put(Broadcast.AT + "/history-import", live).then().statusCode(409);
    }

    @Test
    void another_unions_organizer_reads_and_does_not_touch() {
        var id = Broadcast.announced();
        organizer("bus").put(Broadcast.AT + "/opening", id).then().statusCode(403).body("code", is("other-union"));
        organizer("bus").body(Broadcast.body()).put(Broadcast.AT, id).then().statusCode(403);
        var theirs = new HashMap<>(Broadcast.body());
        theirs.put("union", "bus");
        organizer("bus").body(theirs).put(Broadcast.AT, id).then().statusCode(409).body("code", is("id-in-use"));
        theirs.put("event", UUID.randomUUID());
        organizer("bus").body(theirs).put(Broadcast.AT, UUID.randomUUID()).then().statusCode(400)
                .body("errors[0].pointer", is("/event"));
    }

    @Test
    void the_list_is_paged_with_the_latest_first() {
        Broadcast.announced();
        var id = Broadcast.announced();
        var page = guest().get("/v1/livestreams?union=shunyi&limit=1").then().statusCode(200).extract();
        guest().get("/v1/livestreams?union=shunyi&limit=1&cursor=" + page.path("next")).then().statusCode(200);
        guest().get("/v1/livestreams?union=shunyi&limit=100&state=SCHEDULED").then().statusCode(200)
                .body("items.id", hasItem(id.toString()));
    }

    private static ValidatableResponse to(String state, UUID id) {
        return organizer("shunyi").put(Broadcast.AT + "/" + state, id).then();
    }
}
