package cn.zhijia.events.social.choice;

import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.social.Ball.SOCIAL;
import static cn.zhijia.events.social.Held.awaitWaiting;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import cn.zhijia.events.Stage;
import cn.zhijia.events.social.Ball;
import cn.zhijia.events.social.Held;
import cn.zhijia.events.social.Purging;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Who waits for whom at a social. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GateTest {

    @Inject
    DatabaseClock clock;
    @Inject
    Purging purging;
    private ExecutorService pool;

    @BeforeEach
    void open() {
        pool = Executors.newCachedThreadPool();
    }

    @AfterEach
    void close() {
        pool.shutdownNow();
        clock.shift(Duration.ZERO);
    }

    /** Or a crowd that chooses without a pause would keep the organizer out for as long as it likes. */
    @Test
    void who_chooses_after_the_seal_was_asked_for_comes_after_it() throws Exception {
        var ball = Ball.choosing("ga-an", "ga-bo", "ga-cy");
        Future<Integer> before;
        Future<Integer> seal;
        Future<Integer> after;
        try (var held = Held.of("select id from participant where id = ? for update", ball.ids().get("ga-an"))) {
            before = pool.submit(() -> ball.choose("ga-an", "ga-cy").extract().statusCode());
            awaitWaiting(1);
            seal = pool.submit(() -> organizer().put(SOCIAL + "/seal", ball.id()).statusCode());
            awaitWaiting(2);
            after = pool.submit(() -> ball.choose("ga-bo", "ga-cy").extract().statusCode());
            awaitWaiting(3);
            assertFalse(after.isDone());
        }
        assertEquals(List.of(200, 200, 409), List.of(before.get(), seal.get(), after.get()));
    }

    /** The social is in use for longer than anybody waits: whoever waited for it alone would be told 503. */
    @Test
    void who_has_no_business_there_waits_for_nobody() throws Exception {
        var ball = Ball.choosing("gb-an", "gb-bo");
        Stage.register("gb-waits", ball.event());
        Stage.cancel("gb-waits", ball.event()).statusCode(200);
        try (var held = Held.of("select id from social where id = ? for share", ball.id())) {
            var calls = new ArrayList<Executable>();
            for (var who : List.of("gb-waits", "gb-stranger")) {
                calls.add(() -> member(who).body(Ball.saying("x")).put(SOCIAL + "/participation", ball.id()).then()
                        .statusCode(404));
                calls.add(() -> ball.leave(who).statusCode(404));
            }
            for (var step : List.of("seal", "reveal", "purge")) {
                calls.add(() -> organizer("airport").put(SOCIAL + "/" + step, ball.id()).then().statusCode(404));
            }
            calls.add(() -> organizer("airport").body(Ball.body(ball.event(), "union", "airport")).put(SOCIAL, ball.id())
                    .then().statusCode(409));
            assertAll(calls);
        }
    }

    /** It waits for nobody either: its next run comes. */
    @Test
    void the_purge_leaves_alone_what_somebody_has_in_hand() throws Exception {
        var ball = Ball.choosing("gd-an", "gd-bo");
        ball.choose("gd-an", "gd-bo").statusCode(200);
        ball.at("seal", "reveal");
        clock.shift(Duration.ofDays(31));
        Future<Integer> leaving;
        try (var held = Held.of("select id from participant where id = ? for update", ball.ids().get("gd-an"))) {
            leaving = pool.submit(() -> ball.leave("gd-an").extract().statusCode());
            awaitWaiting(1);
            purging.now();
            ball.organized("").body("state", is("REVEALED"));
        }
        assertEquals(200, leaving.get());
        purging.now();
        ball.organized("").body("state", is("PURGED"));
    }

    /** She blocked him at one evening while another, at which both chose each other, is half revealed. */
    @Test
    void a_block_at_one_evening_parts_two_whom_another_is_just_making_a_pair() throws Exception {
        var met = Ball.choosing("gc-an", "gc-bo");
        var tonight = Ball.choosing("gc-an", "gc-bo");
        tonight.choose("gc-an", "gc-bo").statusCode(200);
        tonight.choose("gc-bo", "gc-an").statusCode(200);
        tonight.at("seal");
        Future<Integer> reveal;
        Future<Integer> block;
        try (var held = Held.of("select chosen_id from choice where social_id = ? for update", tonight.id())) {
            reveal = pool.submit(() -> organizer().put(SOCIAL + "/reveal", tonight.id()).statusCode());
            awaitWaiting(1);
            block = pool.submit(() -> met.block("gc-an", "gc-bo").extract().statusCode());
            awaitWaiting(2);
        }
        assertEquals(List.of(200, 200), List.of(reveal.get(), block.get()));
        assertEquals(List.of(), tonight.found("gc-an"));
        assertEquals(List.of(), tonight.found("gc-bo"));
    }

    /** The pair is written and nobody sees it yet, when one of the two gives up the seat. */
    @Test
    void whose_seat_goes_during_the_reveal_is_in_no_pair() throws Exception {
        var ball = Ball.choosing("ge-an", "ge-bo");
        ball.choose("ge-an", "ge-bo").statusCode(200);
        ball.choose("ge-bo", "ge-an").statusCode(200);
        ball.at("seal");
        Future<Integer> reveal;
        Future<Integer> cancellation;
        try (var held = Held.of("select chosen_id from choice where social_id = ? for update", ball.id())) {
            reveal = pool.submit(() -> organizer().put(SOCIAL + "/reveal", ball.id()).statusCode());
            awaitWaiting(1);
            cancellation = pool.submit(() -> Stage.cancel("ge-bo", ball.event()).extract().statusCode());
            awaitWaiting(2);
        }
        assertEquals(List.of(200, 200), List.of(reveal.get(), cancellation.get()));
        assertEquals(List.of(), ball.found("ge-an"));
    }
}
