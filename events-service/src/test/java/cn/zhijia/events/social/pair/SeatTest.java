package cn.zhijia.events.social.pair;

import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.social.Ball.SOCIAL;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeatTest {

    @Test
    void who_gives_up_the_seat_after_the_reveal_is_in_no_pair() {
        var ball = Ball.choosing("se-an", "se-bo", "se-cy");
        ball.choose("se-an", "se-bo", "se-cy").statusCode(200);
        ball.choose("se-bo", "se-an").statusCode(200);
        ball.choose("se-cy", "se-an").statusCode(200);
        ball.at("seal", "reveal");
        var match = ball.match("se-bo");
        for (var who : List.of("se-an", "se-bo")) {
            ball.consent(who, match, true, "微信 " + who).statusCode(200);
        }
        var rose = UUID.randomUUID();
        rose(organizer(), ball, match, rose).statusCode(201);
        ball.organized("announcements").body("items", hasSize(1));
        Stage.cancel("se-bo", ball.event()).statusCode(200);
        assertAll(() -> assertEquals(List.of("se-cy"), ball.found("se-an")),
                () -> ball.get("se-bo", "result").statusCode(404),
                () -> ball.organized("announcements").body("items", empty()),
                () -> ball.organized("participants").body("items.number", is(List.of(1, 3, 4, 5, 6, 7))),
                () -> ball.organized("numbers").body("participants", is(6), "pairs", is(2)),
                () -> ball.consent("se-an", match, true, null).statusCode(404),
                () -> rose(member("se-an"), ball, match, rose).statusCode(400).body("errors[0].code", is("unknown-pair")),
                () -> rose(organizer(), ball, match, rose).statusCode(400),
                () -> member("se-an").get(SOCIAL + "/redemptions/{rose}", ball.id(), rose).then().statusCode(404),
                () -> organizer().get(SOCIAL + "/redemptions/{rose}", ball.id(), rose).then().statusCode(404));
    }

    /** Or what A took back meanwhile would be in force again, unsaid. */
    @Test
    void a_seat_that_comes_back_brings_no_pair_and_no_consent_back() {
        for (var gone : List.of("sb-an", "sb-bo")) {
            var ball = Ball.choosing("sb-an", "sb-bo");
            ball.choose("sb-an", "sb-bo").statusCode(200);
            ball.choose("sb-bo", "sb-an").statusCode(200);
            ball.at("seal", "reveal");
            var match = ball.match("sb-an");
            for (var who : List.of("sb-an", "sb-bo")) {
                ball.consent(who, match, true, "微信 " + who).statusCode(200);
            }
            Stage.cancel(gone, ball.event()).statusCode(200);
            ball.consent("sb-an", match, false, null).statusCode(404);
            Stage.register(gone, ball.event()).statusCode(201);
            assertAll(() -> ball.organized("announcements").body("items", empty()),
                    () -> assertEquals(List.of(), ball.found("sb-an")), () -> assertEquals(List.of(), ball.found("sb-bo")),
                    () -> ball.consent("sb-an", match, false, null).statusCode(404));
        }
    }

    private static ValidatableResponse rose(RequestSpecification as, Ball ball, String match, UUID id) {
        return as.body(Map.of("match", match)).put(SOCIAL + "/redemptions/{rose}", ball.id(), id).then();
    }

    /** What one may see, one may be refused to change; to the organizers of other unions there is nothing. */
    @Test
    void another_unions_organizer_with_a_seat_is_told_whose_it_is() {
        var ball = Ball.made().with("se-di");
        Stage.guest().auth().oauth2(cn.zhijia.kit.testing.Tokens.organizer("se-di", "airport").sign())
                .put(SOCIAL + "/purge", ball.id()).then().statusCode(403).body("code", is("other-union"), "union", is("bus"));
        organizer("airport").put(SOCIAL + "/purge", ball.id()).then().statusCode(404).body("code", is("not-found"));
    }
}
