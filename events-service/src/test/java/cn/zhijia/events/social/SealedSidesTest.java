package cn.zhijia.events.social;

import static cn.zhijia.events.Stage.member;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.util.List;
import java.util.TreeSet;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What could tell of a choice without saying it: how long an answer is, and how long it takes. See {@link SealedTest}. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SealedSidesTest {

    @Inject
    AgroalDataSource database;

    @Test
    void every_result_is_as_long_as_the_next() {
        var ball = Ball.made("maxChoices", 5).with("len-an", "len-bo", "len-cy", "len-di", "len-ed", "len-fu", "len-gu");
        var longest = "😀\"".repeat(20);
        var all = ball.ids().keySet().stream().sorted().limit(6).toList();
        for (var name : all) {
            member(name).body(Ball.saying(longest)).put(Ball.SOCIAL + "/participation", ball.id()).then()
                    .statusCode(200);
        }
        ball.with(java.util.stream.IntStream.range(0, 5).mapToObj(i -> "silent" + i).toArray(String[]::new));
        ball.at("mingling", "choosing");
        for (var name : all) {
            ball.choose(name, all.stream().filter(n -> !n.equals(name)).toArray(String[]::new)).statusCode(200);
        }
        var lengths = new TreeSet<String>();
        lengths.add(ball.get("len-an", "result").extract().header("Content-Length"));
        ball.at("seal", "reveal");
        var contact = "😀".repeat(50);
        for (var name : all) {
            lengths.add(ball.get(name, "result").extract().header("Content-Length"));
            List<String> matches = ball.get(name, "result").extract().path("matches.id");
            assertEquals(5, matches.size());
            matches.forEach(match -> ball.consent(name, match, true, contact).statusCode(200));
        }
        for (var name : all) {
            assertEquals(java.util.Collections.nCopies(5, contact), ball.get(name, "result").extract().path("matches.contact"));
            lengths.add(ball.get(name, "result").extract().header("Content-Length"));
        }
        lengths.add(ball.get("len-gu", "result").extract().header("Content-Length"));
        assertEquals(1, lengths.size(), lengths.toString());
    }

    /** A's choice of B is written and never committed: whatever waited for it would give up after three seconds, with 503. */
    @Test
    void who_is_being_chosen_waits_for_nothing() throws Exception {
        var ball = Ball.choosing("wait-an", "wait-bo", "wait-cy");
        ball.choose("wait-bo", "wait-cy").statusCode(200);
        try (Connection choosing = database.getConnection(); var lock = choosing.createStatement()) {
            choosing.setAutoCommit(false);
            lock.execute("set local lock_timeout = '1s'");
            lock.execute("select 1 from participant where id = '%s' for no key update".formatted(ball.ids().get("wait-an")));
            lock.execute("insert into choice (social_id, chooser_id, rank, chosen_id) values ('%s', '%s', 1, '%s')".formatted(
                    ball.id(), ball.ids().get("wait-an"), ball.ids().get("wait-bo")));
            ball.choose("wait-bo", "wait-an", "wait-cy").statusCode(200);
            ball.choose("wait-bo", "wait-cy").statusCode(200);
            for (var what : List.of("result", "choices", "blocks", "participants", "participation")) {
                ball.get("wait-bo", what).statusCode(200);
            }
            ball.block("wait-bo", "wait-an").statusCode(200);
            member("wait-bo").body(Ball.saying("other")).put(Ball.SOCIAL + "/participation", ball.id()).then()
                    .statusCode(200);
            ball.leave("wait-bo").statusCode(200);
            choosing.rollback();
        }
    }
}
