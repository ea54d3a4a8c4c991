package cn.zhijia.events.live.frame.audience;

import static cn.zhijia.events.Stage.guest;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FramesTest {

    private static final String FRAMES = Broadcast.AT + "/frames";

    @Inject
    DataSource database;
    @Inject
    ObjectMapper json;

    private UUID stream;
    private Log log;

    @BeforeEach
    void announce() {
        stream = Broadcast.live();
        log = new Log(database, stream);
    }

    @Test
    void the_first_event_is_a_start_with_the_newest_ten_and_the_numbers() throws Exception {
        log.publish(12, "哺乳期加班可以拒绝吗？");
        log.sql("insert into live_total (stream_id, slot, visits, likes, replay_visits) values (?, ?, 5, 7, 1), (?, ?, 2, 0, 0)",
                stream, UUID.randomUUID(), stream, UUID.randomUUID());
        log.sql("insert into live_gauge values (?, 4, 3, now())", stream);
        try (var follower = follow(null)) {
            assertEquals(200, follower.answer.statusCode());
            assertEquals("no-store", follower.answer.headers().firstValue("Cache-Control").orElseThrow());
            assertEquals("no", follower.answer.headers().firstValue("X-Accel-Buffering").orElseThrow());
            assertTrue(follower.answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/event-stream"));
            var start = follower.next();
            assertEquals("reset", start.name());
            assertEquals(10, start.data().get("messages").size());
            assertEquals(log.at(12), start.id());
            var counters = start.data().get("counters");
            assertTrue(Duration.between(Instant.parse(counters.get("asOf").asText()), Instant.now()).toSeconds() < 60);
            assertEquals("{\"visits\":7,\"likes\":7,\"concurrent\":4,\"replayVisits\":1,\"replayLikes\":0}",
                    ((ObjectNode) counters).without("asOf").toString());
            int retry = Integer.parseInt(follower.retry());
            assertTrue(retry >= 1_000 && retry <= 5_000);
            log.sql("update live_total set likes = likes + 100 where stream_id = ?", stream);
            var numbers = follower.next();
            assertEquals("frame", numbers.name());
            assertEquals(207, numbers.data().get("counters").get("likes").asInt());
            Broadcast.end(stream);
            assertEquals("ENDED", follower.next().data().get("state").asText());
        }
    }

    @Test
    void what_does_not_exist_is_not_found_and_what_cannot_be_read_is_said() {
        guest().accept("text/event-stream").get(FRAMES + "/stream", UUID.randomUUID()).then().statusCode(404)
                .contentType(containsString("problem+json")).body("code", is("not-found"));
        guest().accept("text/event-stream").get(FRAMES + "/stream", "x").then().statusCode(404);
        guest().get(FRAMES, UUID.randomUUID()).then().statusCode(404).body("code", is("not-found"));
        guest().get(FRAMES + "?after=yesterday", stream).then().statusCode(400).body("code", is("invalid-request"));
    }

    @Test
    void a_position_that_is_unreadable_or_of_another_log_or_of_the_future_or_too_old_starts_over() throws Exception {
        log.publish(205, "问");
        for (var last : List.of("nonsense", "", "1:3", log.at(206), log.at(4))) {
            try (var follower = follow(last)) {
                assertEquals("reset", follower.next().name(), "after " + last);
                assertEquals(205, follower.screen.offset());
            }
        }
        for (var last : List.of("1:3", log.at(206), log.at(4))) {
            guest().get(FRAMES + "?after=" + last, stream).then().statusCode(200).body("reset", is(true), "frames", hasSize(1));
        }
        var reached = new Screen();
        reached.position = log.at(5);
        try (var follower = Follower.of(address(), reached.position, reached)) {
            follower.until(205);
            assertEquals(200, reached.shown.size());
            assertEquals(0, reached.resets + reached.dropped);
        }
    }

    @Test
    void a_log_that_began_anew_starts_everybody_over() throws Exception {
        log.publish(3, "旧");
        try (var follower = follow(null)) {
            follower.until(3);
            log.sql("update live_channel set epoch = epoch + 1 where stream_id = ?", stream);
            assertEquals("reset", follower.next().name());
            assertEquals(log.at(3), follower.screen.position);
        }
    }

    @Test
    void a_viewer_who_drops_at_every_offset_sees_no_hole_and_no_repeat() throws Exception {
        var steady = new Screen();
        var shaky = new Screen();
        var polling = new Screen();
        try (var follower = Follower.of(address(), null, steady)) {
            follower.next();
            for (Runnable step : script()) {
                step.run();
                try (var again = Follower.of(address(), shaky.position, shaky)) {
                    again.until(log.last());
                }
                poll(polling);
            }
            follower.until(log.last());
        }
        var visible = log.visible(0);
        assertEquals(visible, steady.shown);
        assertEquals(visible, shaky.shown);
        assertEquals(visible, polling.shown);
        assertEquals(1, shaky.resets);
        assertEquals(1, polling.resets);
        for (long offset = 0; offset < log.last(); offset++) {
            var late = new Screen();
            late.position = log.at(offset);
            try (var follower = Follower.of(address(), late.position, late)) {
                follower.until(log.last());
            }
            assertEquals(0, late.resets);
            assertEquals(log.visible(offset), late.shown, "after " + offset);
        }
    }

    /** Messages, some approved late, some taken back: soon or long after. */
    private List<Runnable> script() {
        var steps = new ArrayList<Runnable>();
        var waiting = new ArrayList<UUID>();
        var published = new ArrayList<UUID>();
        for (int i = 0; i < 8; i++) {
            steps.add(() -> waiting.add(log.send()));
            steps.add(() -> published.add(log.publish()));
            steps.add(() -> published.add(log.publish()));
            if (i % 2 == 1) {
                steps.add(() -> log.approve(waiting.remove(0)));
                steps.add(() -> log.hide(published.remove(published.size() - 1)));
                steps.add(() -> log.hide(published.remove(0)));
            }
        }
        return steps;
    }

    @Test
    void a_message_approved_late_comes_once_and_after_those_before_it() throws Exception {
        var late = log.send();
        log.publish();
        try (var follower = follow(null)) {
            follower.until(1);
            log.approve(late);
            var frame = follower.next();
            assertEquals(late.toString(), frame.data().get("messages").get(0).get("id").asText());
            assertEquals(2, frame.data().get("messages").get(0).get("at").asInt());
        }
    }

    @Test
    void a_hidden_message_is_taken_off_the_screens_and_never_shown_to_those_who_come_later() throws Exception {
        var kept = log.publish();
        var hidden = log.publish();
        try (var there = follow(null)) {
            there.until(2);
            log.hide(hidden);
            assertEquals(hidden.toString(), there.next().data().get("hidden").get(0).asText());
            try (var late = follow(null)) {
                late.next();
                assertEquals(List.of(kept), List.copyOf(late.screen.shown));
            }
            try (var back = follow(log.at(0))) {
                back.screen.position = log.at(0);
                var missed = back.next();
                assertEquals(1, missed.data().get("messages").size());
                assertEquals(1, missed.data().get("withheld").asInt());
            }
        }
    }

    @Test
    void of_more_than_ten_at_once_the_rest_is_counted_and_the_ranges_still_chain() throws Exception {
        try (var follower = follow(null)) {
            follower.next();
            log.publish(25, "问");
            follower.until(25);
            assertEquals(15, follower.screen.dropped);
            assertEquals(10, follower.screen.shown.size());
        }
    }

    @Test
    void publishers_who_race_with_the_reader_lose_nothing() throws Exception {
        int threads = 8;
        var pool = Executors.newFixedThreadPool(threads);
        var polling = new Screen();
        poll(polling);
        try (var follower = follow(null)) {
            follower.next();
            var work = new ArrayList<Callable<Void>>();
            for (int i = 0; i < threads; i++) {
                work.add(() -> {
                    for (int n = 0; n < 30; n++) {
                        log.publish();
                        Thread.sleep(20);
                    }
                    return null;
                });
            }
            var running = work.stream().map(pool::submit).toList();
            while (polling.offset() < 240) {
                poll(polling);
            }
            for (var done : running) {
                done.get();
            }
            follower.until(240);
            assertEquals(240, follower.screen.shown.size() + follower.screen.dropped);
        } finally {
            pool.shutdownNow();
        }
        assertEquals(new HashSet<>(log.visible(0)), polling.shown);
        assertEquals(1, polling.resets);
    }

    @Test
    void polling_may_be_cached_for_a_second() {
        guest().get(FRAMES, stream).then().statusCode(200).header("Cache-Control", "public, max-age=1").body("reset", is(true),
                "frames[0].messages", hasSize(0), "frames[0].state", is("LIVE"), "frames[0].position", is(log.at(0)));
        guest().get(FRAMES + "?after=" + log.at(0), stream).then().statusCode(200).body("reset", is(false), "frames",
                hasSize(1),
                "frames[0].from", is(log.at(0)));
    }

    private void poll(Screen screen) throws Exception {
        var query = screen.position == null ? "" : "?after=" + screen.position;
        JsonNode body = json.readTree(guest().get(FRAMES + query, stream).then().statusCode(200).extract().asString());
        if (body.get("reset").asBoolean()) {
            screen.reset(body.get("frames").get(0));
        } else {
            body.get("frames").forEach(screen::frame);
        }
        Thread.sleep(100);
    }

    private Follower follow(String last) throws Exception {
        return Follower.of(address(), last, new Screen());
    }

    private URI address() {
        return URI.create("http://localhost:" + RestAssured.port + "/v1/livestreams/" + stream + "/frames/stream");
    }
}
