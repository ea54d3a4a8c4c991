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
import io.restassured.response.ValidatableResponse;

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
        for (int newer = 0; newer < 98; newer++) {
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

    @Test
    void a_late_repeat_brings_no_older_nickname_back() {
        var ball = Ball.choosing("rn-an");
        says(ball, "向日葵", first).statusCode(200).body("nickname", is("向日葵"));
        says(ball, "咖啡与山", second).statusCode(200).body("nickname", is("咖啡与山"));
        says(ball, "向日葵", first).statusCode(200).body("nickname", is("咖啡与山"));
        ball.at("seal");
        says(ball, "向日葵", first).statusCode(200).body("nickname", is("咖啡与山"));
        says(ball, "向日葵", UUID.randomUUID()).statusCode(409);
        Stage.member("rn-an").body(Map.of("nickname", "向日葵")).put(Ball.SOCIAL + "/participation", ball.id()).then()
                .statusCode(400).body("errors[0].code", is("required"));
    }

    private static ValidatableResponse says(Ball ball, String nickname, UUID decision) {
        return Stage.member("rn-an").body(Map.of("nickname", nickname, "decision", decision))
                .put(Ball.SOCIAL + "/participation", ball.id()).then();
    }

    @Test
    void an_id_that_was_used_for_something_else_counts() {
        var ball = Ball.choosing("ri-an", "ri-bo", "ri-cy");
        ball.block("ri-an", "ri-bo", first).body("blocked", is(true));
        ball.block("ri-an", "ri-cy", first).statusCode(200).body("blocked", is(true));
        ball.unblock("ri-an", "ri-cy", first).statusCode(200).body("blocked", is(false));
        ball.unblock("ri-an", "ri-bo", second).body("blocked", is(false));
        ball.block("ri-an", "ri-bo", first).statusCode(200).body("blocked", is(false));
        ball.choose("ri-an", first, ball.of("ri-bo", "ri-cy")).statusCode(200).body("chosen",
                is(texts(ball.of("ri-bo", "ri-cy"))));
        ball.choose("ri-bo", "ri-an").statusCode(200);
        ball.choose("ri-cy", "ri-an").statusCode(200);
        ball.at("seal", "reveal");
        for (var match : List.of(ball.match("ri-bo"), ball.match("ri-cy"))) {
            ball.consent("ri-an", match, first, true, null).statusCode(200).body("consent.announce", is(true));
        }
    }

    @Test
    void no_number_of_lists_makes_a_block_forgotten_within_a_hundred_decisions() {
        var ball = Ball.choosing("rm-an", "rm-bo", "rm-cy");
        ball.block("rm-an", "rm-bo", first).statusCode(200);
        ball.unblock("rm-an", "rm-bo", second).body("blocked", is(false));
        for (int newer = 0; newer < 40; newer++) {
            ball.choose("rm-an", newer % 2 == 0 ? "rm-bo" : "rm-cy").statusCode(200);
        }
        ball.block("rm-an", "rm-bo", first).statusCode(200).body("blocked", is(false));
    }

    /** What is left in force elsewhere is remembered; what was erased is not. */
    @Test
    void the_purge_forgets_what_was_decided_but_of_blocks() {
        var ball = Ball.choosing("rp-an", "rp-bo");
        ball.block("rp-an", "rp-bo", first).statusCode(200);
        ball.unblock("rp-an", "rp-bo", second).body("blocked", is(false));
        ball.choose("rp-an", first, ball.of("rp-bo")).statusCode(200);
        ball.at("seal", "reveal");
        ball.choose("rp-an", first, ball.of("rp-bo")).statusCode(200);
        ball.at("purge");
        ball.choose("rp-an", first, ball.of("rp-bo")).statusCode(409).body("code", is("not-choosing"));
        ball.block("rp-an", "rp-bo", first).statusCode(200).body("blocked", is(false));
    }

    @Test
    void what_stands_may_be_sent_again_whoever_has_gone_since() {
        var ball = Ball.made().with("rw-an", "rw-bo", "rw-cy", "rw-di", "rw-ed").at("mingling", "choosing");
        ball.choose("rw-an", first, ball.of("rw-bo")).statusCode(200);
        ball.leave("rw-di").statusCode(200);
        ball.choose("rw-an", second, ball.of("rw-bo")).statusCode(200).body("chosen", is(texts(ball.of("rw-bo"))));
        ball.choose("rw-an", "rw-cy").statusCode(409).body("code", is("too-few-present"));
        ball.vanish("rw-bo");
        ball.choose("rw-an", "rw-bo").statusCode(200);
        ball.vanish("rw-an");
        ball.choose("rw-an", "rw-bo").statusCode(200).body("chosen", is(texts(ball.of("rw-bo"))));
        ball.choose("rw-an").statusCode(409).body("code", is("not-checked-in"));
        ball.come("rw-an");
        ball.choose("rw-an").statusCode(200);
        ball.choose("rw-an", second, ball.of("rw-bo")).statusCode(200).body("chosen", empty());
    }
}
