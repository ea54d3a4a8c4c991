package cn.zhijia.events.live.visit;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.live.visit.Audience.exactly;
import static cn.zhijia.events.live.visit.Audience.like;
import static cn.zhijia.events.live.visit.Audience.open;
import static cn.zhijia.events.live.visit.Audience.opened;
import static cn.zhijia.events.live.visit.Audience.standing;
import static cn.zhijia.events.live.visit.Audience.to;
import static cn.zhijia.events.live.visit.Audience.together;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LikesTest {

    @Inject
    DatabaseClock clock;

    @AfterEach
    void back_to_the_present() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_total_that_is_repeated_or_comes_late_changes_nothing() throws Exception {
        var stream = Broadcast.live();
        var visit = opened(stream);
        like(guest(), stream, visit, 3).statusCode(200).body("count", is(3), "clipped", is(false));
        like(guest(), stream, visit, 8).statusCode(200).body("count", is(8));
        like(guest(), stream, visit, 8).statusCode(200).body("count", is(8));
        like(guest(), stream, visit, 5).statusCode(200).body("count", is(8), "clipped", is(false));
        exactly(stream).body("likes", is(8));
        standing(stream).body("likes", is(8), "replay.likes", is(0));
    }

    @Test
    void more_than_ten_taps_a_second_are_clipped_and_told() {
        var stream = Broadcast.live();
        var visit = opened(stream);
        like(guest(), stream, visit, 9_999).statusCode(200).body("clipped", is(true));
        clock.shift(Duration.ofMinutes(1));
        like(guest(), stream, visit, 600).statusCode(200).body("count", is(600), "clipped", is(false));
        clock.shift(Duration.ofMinutes(2));
        int stands = like(guest(), stream, visit, 9_999).statusCode(200).body("clipped", is(true)).extract().path("count");
        assertTrue(stands >= 1_200 && stands < 1_300, "stands at " + stands);
        exactly(stream).body("likes", is(stands));
    }

    @Test
    void a_visit_may_go_on_for_longer_than_the_seconds_that_an_integer_of_taps_lasts() {
        var stream = Broadcast.live();
        var visit = opened(stream);
        clock.shift(Duration.ofDays(7 * 365));
        like(guest(), stream, visit, 1_000_000).statusCode(200).body("count", is(1_000_000), "clipped", is(false));
    }

    @Test
    void taps_at_once_from_many_threads_count_as_the_highest_total() throws Exception {
        var stream = Broadcast.live();
        var visit = opened(stream);
        var other = opened(stream);
        clock.shift(Duration.ofSeconds(30));
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 100; i++) {
            int count = 1 + i * 37 % 100;
            calls.add(() -> like(guest(), stream, count % 2 == 0 ? visit : other, count).extract().statusCode());
        }
        together(16, calls).forEach(status -> assertTrue(status == 200, "answered " + status));
        exactly(stream).body("likes", is(199));
        standing(stream).body("likes", is(199));
    }

    @Test
    void after_the_end_the_totals_stand_and_the_replay_counts_by_itself() throws Exception {
        var stream = Broadcast.live();
        var visit = opened(stream);
        like(guest(), stream, visit, 6).statusCode(200);
        to("ending", stream);
        like(guest(), stream, visit, 10).statusCode(200).body("count", is(10));
        open(guest(), stream, UUID.randomUUID(), UUID.randomUUID()).statusCode(201).body("replay", is(true));
        exactly(stream).body("state", is("ENDED"), "visits", is(1), "likes", is(6), "replay.visits", is(1), "replay.likes",
                is(4));
        standing(stream).body("visits", is(1), "likes", is(6), "replay.visits", is(1), "replay.likes", is(4));
    }
}
