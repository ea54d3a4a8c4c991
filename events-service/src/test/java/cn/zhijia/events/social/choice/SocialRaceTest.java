package cn.zhijia.events.social.choice;

import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.social.Ball.SOCIAL;
import static cn.zhijia.events.social.Held.awaitWaiting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Stage;
import cn.zhijia.events.social.Ball;
import cn.zhijia.events.social.Held;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocialRaceTest {

    @Inject
    AgroalDataSource database;
    private ExecutorService pool;

    @BeforeEach
    void open() {
        pool = Executors.newCachedThreadPool();
    }

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    /** Two by two, so that a pair is there if both were told 200 and else is not. */
    @Test
    void what_was_acknowledged_while_it_was_being_sealed_and_revealed_counts_and_nothing_else() throws Exception {
        var names = names("rc", 40);
        var ball = Ball.choosing(names);
        int deadlocks = Stage.deadlocks();
        var start = new CyclicBarrier(names.length + 1);
        var answers = new ArrayList<Future<Integer>>();
        for (int i = 0; i < names.length; i++) {
            int me = i;
            answers.add(pool.submit(() -> {
                start.await();
                Thread.sleep(me * 4L);
                return ball.choose(names[me], names[me ^ 1]).extract().statusCode();
            }));
        }
        var reveal = pool.submit(() -> {
            start.await();
            Thread.sleep(60);
            return List.of(step(ball, "seal"), step(ball, "reveal"));
        });
        assertEquals(List.of(200, 200), reveal.get());
        var told = new HashMap<String, Integer>();
        for (int i = 0; i < names.length; i++) {
            told.put(names[i], answers.get(i).get());
            assertTrue(List.of(200, 409).contains(told.get(names[i])), told.toString());
        }
        for (int i = 0; i < names.length; i++) {
            boolean both = told.get(names[i]) == 200 && told.get(names[i ^ 1]) == 200;
            assertEquals(both ? List.of(names[i ^ 1]) : List.of(), ball.found(names[i]), told.toString());
        }
        assertEquals(0, rows("choice", ball));
        assertEquals(deadlocks, Stage.deadlocks());
    }

    /** The choosers have all looked at the state, and are held before they write. */
    @Test
    void a_seal_waits_for_the_choices_that_are_under_way() throws Exception {
        var names = names("uw", 10);
        var ball = Ball.choosing(names);
        var choices = new ArrayList<Future<Integer>>();
        Future<Integer> reveal;
        try (var held = Held.of("select id from participant where social_id = ? for update", ball.id())) {
            for (int i = 0; i < names.length; i++) {
                int me = i;
                choices.add(pool.submit(() -> ball.choose(names[me], names[me ^ 1]).extract().statusCode()));
            }
            awaitWaiting(names.length);
            reveal = pool.submit(() -> {
                step(ball, "seal");
                return step(ball, "reveal");
            });
            Thread.sleep(400);
        }
        for (var choice : choices) {
            assertEquals(200, choice.get());
        }
        assertEquals(200, reveal.get());
        for (int i = 0; i < names.length; i++) {
            assertEquals(List.of(names[i ^ 1]), ball.found(names[i]));
        }
        assertEquals(0, rows("choice", ball));
    }

    @Test
    void two_reveals_at_once_are_one() throws Exception {
        var names = names("tr", 6);
        var ball = Ball.choosing(names);
        for (int i = 0; i < names.length; i++) {
            ball.choose(names[i], names[i ^ 1]).statusCode(200);
        }
        ball.at("seal");
        List<Future<Integer>> reveals;
        try (var held = Held.of("select chosen_id from choice where social_id = ? for update", ball.id())) {
            reveals = IntStream.range(0, 4).mapToObj(i -> pool.submit(() -> step(ball, "reveal"))).toList();
            awaitWaiting(4);
        }
        for (var reveal : reveals) {
            assertEquals(200, reveal.get());
        }
        assertEquals(3, rows("pair", ball));
        ball.organized("numbers").body("pairs", org.hamcrest.Matchers.is(3));
    }

    /** Whoever leaves is held while the leaving is half done. */
    @Test
    void who_leaves_during_the_reveal_is_in_no_pair() throws Exception {
        var ball = Ball.choosing("ld-an", "ld-bo", "ld-cy", "ld-di");
        for (var two : List.of(List.of("ld-an", "ld-bo"), List.of("ld-bo", "ld-an"), List.of("ld-cy", "ld-di"),
                List.of("ld-di", "ld-cy"))) {
            ball.choose(two.get(0), two.get(1)).statusCode(200);
        }
        ball.at("seal");
        Future<Integer> leaving;
        Future<Integer> reveal;
        try (var held = Held.of("select chosen_id from choice where social_id = ? for update", ball.id())) {
            leaving = pool.submit(() -> ball.leave("ld-an").extract().statusCode());
            awaitWaiting(1);
            reveal = pool.submit(() -> step(ball, "reveal"));
            awaitWaiting(2);
        }
        assertEquals(List.of(200, 200), List.of(leaving.get(), reveal.get()));
        assertEquals(List.of(), ball.found("ld-bo"));
        assertEquals(List.of("ld-di"), ball.found("ld-cy"));
        assertEquals(1, rows("pair", ball));
    }

    /** Each leaves, blocks or consents at the moment the other does something. */
    @Test
    void leaving_and_blocking_while_matched_leaves_nothing_half_done() throws Exception {
        var names = names("lm", 16);
        var ball = Ball.choosing(names);
        for (int i = 0; i < names.length; i++) {
            ball.choose(names[i], names[i ^ 1]).statusCode(200);
        }
        ball.at("seal", "reveal");
        var matches = new HashMap<String, String>();
        for (var name : names) {
            matches.put(name, ball.match(name));
        }
        var start = new CyclicBarrier(names.length);
        var answers = new ArrayList<Future<Integer>>();
        for (int i = 0; i < names.length; i++) {
            var me = names[i];
            var other = names[i ^ 1];
            Callable<Integer> call = i % 2 == 0 ? () -> ball.consent(me, matches.get(me), true, "微信").extract().statusCode()
                    : i % 4 == 1 ? () -> ball.leave(me).extract().statusCode()
                            : () -> ball.block(me, other).extract().statusCode();
            answers.add(pool.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        for (int i = 0; i < names.length; i++) {
            int answer = answers.get(i).get();
            assertTrue(answer == 200 || answer == 404 && i % 2 == 0, names[i] + ": " + answer);
        }
        for (int i = 0; i < names.length; i += 2) {
            assertEquals(List.of(), ball.found(names[i]));
        }
        assertEquals(0, rows("pair", ball));
    }

    @Test
    void of_parallel_newcomers_each_gets_a_number_of_their_own() throws Exception {
        var names = names("nc", 12);
        var ball = Ball.made();
        for (var name : names) {
            Stage.register(name, ball.event()).statusCode(201);
        }
        var joined = new ArrayList<Future<Integer>>();
        for (var name : names) {
            for (int repeat = 0; repeat < 2; repeat++) {
                joined.add(pool.submit(() -> Stage.member(name).body(Ball.saying(name))
                        .put(SOCIAL + "/participation", ball.id()).then().extract().<Integer> path("number")));
            }
        }
        var numbers = new ArrayList<Integer>();
        for (var number : joined) {
            numbers.add(number.get());
        }
        assertEquals(IntStream.rangeClosed(1, 12).boxed().toList(), numbers.stream().distinct().sorted().toList());
        assertEquals(12, rows("participant", ball));
    }

    private static int step(Ball ball, String state) {
        return organizer().put(SOCIAL + "/" + state, ball.id()).then().extract().statusCode();
    }

    private static String[] names(String prefix, int many) {
        return IntStream.range(0, many).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    private int rows(String table, Ball ball) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) from " + table + " where social_id = ?")) {
            statement.setObject(1, ball.id());
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }
}
