package cn.zhijia.events.social.choice;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Stage;
import cn.zhijia.events.social.Ball;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A phone that got no answer sends the same again, and perhaps late. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RepeatTest {

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void a_late_repeat_of_a_list_does_not_undo_a_newer_one() {
        var ball = Ball.choosing("rl-an", "rl-bo", "rl-cy");
        ball.choose("rl-an", first, ball.of("rl-bo")).statusCode(200).body("chosen", is(texts(ball.of("rl-bo"))));
        ball.choose("rl-an", second, ball.of("rl-cy")).statusCode(200);
        ball.choose("rl-an", first, ball.of("rl-bo")).statusCode(200).body("chosen", is(texts(ball.of("rl-cy"))));
        for (int newer = 0; newer < 28; newer++) {
            ball.choose("rl-an").statusCode(200);
        }
        ball.choose("rl-an", first, ball.of("rl-bo")).statusCode(200).body("chosen", empty());
        Stage.member("rl-an").body(Map.of("chosen", List.of())).put(Ball.SOCIAL + "/choices", ball.id()).then()
                .statusCode(400).body("errors[0].code", is("required"));
    }

    @Test
    void what_was_refused_is_not_remembered() {
        var ball = Ball.choosing("rr-an", "rr-bo");
        ball.choose("rr-an", first, List.of(UUID.randomUUID())).statusCode(400);
        ball.choose("rr-an", first, ball.of("rr-bo")).statusCode(200).body("chosen", is(texts(ball.of("rr-bo"))));
    }

    @Test
    void what_stands_may_be_sent_again_once_it_is_sealed_and_nothing_else() {
        var ball = Ball.choosing("rs-an", "rs-bo", "rs-cy");
        ball.choose("rs-an", first, ball.of("rs-bo", "rs-cy")).statusCode(200);
        ball.at("seal");
        ball.choose("rs-an", first, ball.of("rs-bo", "rs-cy")).statusCode(200).body("chosen",
                is(texts(ball.of("rs-bo", "rs-cy"))));
        ball.choose("rs-an", "rs-bo", "rs-cy").statusCode(200);
        ball.choose("rs-an", second, ball.of("rs-cy", "rs-bo")).statusCode(409).body("code", is("not-choosing"));
        ball.choose("rs-an").statusCode(409);
        ball.get("rs-an", "choices").body("chosen", is(texts(ball.of("rs-bo", "rs-cy"))));
        ball.at("reveal");
        ball.choose("rs-an", first, ball.of("rs-bo", "rs-cy")).statusCode(200).body("chosen", empty());
        ball.choose("rs-an", second, ball.of("rs-bo")).statusCode(409).body("code", is("not-choosing"));
    }

    @Test
    void a_late_repeat_neither_lifts_a_newer_block_nor_blocks_anew() {
        var ball = Ball.choosing("rb-an", "rb-bo");
        ball.block("rb-an", "rb-bo", first).statusCode(200).body("blocked", is(true));
        ball.unblock("rb-an", "rb-bo", second).statusCode(200).body("blocked", is(false));
        ball.block("rb-an", "rb-bo", first).statusCode(200).body("blocked", is(false));
        ball.block("rb-an", "rb-bo", UUID.randomUUID()).statusCode(200).body("blocked", is(true));
        ball.unblock("rb-an", "rb-bo", second).statusCode(200).body("blocked", is(true));
        ball.get("rb-an", "blocks").body("blocked", is(texts(ball.of("rb-bo"))));
        Stage.member("rb-an").delete(Ball.SOCIAL + "/blocks/{whom}", ball.id(), ball.ids().get("rb-bo")).then()
                .statusCode(400);
    }

    @Test
    void a_late_repeat_of_a_consent_does_not_undo_a_newer_one() {
        var ball = Ball.choosing("rc-an", "rc-bo");
        ball.choose("rc-an", "rc-bo").statusCode(200);
        ball.choose("rc-bo", "rc-an").statusCode(200);
        ball.at("seal", "reveal");
        var match = ball.match("rc-an");
        ball.consent("rc-bo", match, true, "电话 bo").statusCode(200);
        ball.consent("rc-an", match, first, true, "微信 an").statusCode(200).body("announced", is(true));
        ball.consent("rc-an", match, second, false, null).statusCode(200).body("announced", is(false));
        ball.consent("rc-an", match, first, true, "微信 an").statusCode(200).body("announced", is(false),
                "consent.announce", is(false), "consent.contact", nullValue(), "contact", nullValue());
        ball.get("rc-bo", "result").body("matches[0].contact", nullValue(), "matches[0].announced", is(false));
        ball.leave("rc-bo").statusCode(200);
        ball.consent("rc-an", match, second, false, null).statusCode(404);
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
