package cn.zhijia.events.social;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.social.Ball.SOCIAL;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocialTest {

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void an_organizer_writes_one_social_for_an_event() {
        var event = Stage.event(-1, "kind", "SOCIAL");
        var id = UUID.randomUUID();
        organizer().body(Ball.body(event)).put(SOCIAL, id).then().statusCode(201).body("state", is("SETUP"));
        organizer().body(Ball.body(event)).put(SOCIAL, id).then().statusCode(200);
        organizer().body(Ball.body(event, "keepDays", 7)).put(SOCIAL, id).then().statusCode(428);
        organizer().header("If-Match", "\"9\"").body(Ball.body(event, "keepDays", 7)).put(SOCIAL, id).then().statusCode(412);
        organizer().header("If-Match", "*").body(Ball.body(event, "keepDays", 7)).put(SOCIAL, id).then().statusCode(200)
                .body("keepDays", is(7));
        organizer().body(Ball.body(event)).put(SOCIAL, UUID.randomUUID()).then().statusCode(409).body("code",
                is("social-exists"));
        organizer("airport").body(Ball.body(event, "union", "airport")).put(SOCIAL, id).then().statusCode(409).body("code",
                is("id-in-use"));
        organizer("airport").body(Ball.body(event)).put(SOCIAL, UUID.randomUUID()).then().statusCode(403);
        for (var wrong : List.of(Stage.event(-1), UUID.randomUUID())) {
            organizer().body(Ball.body(wrong)).put(SOCIAL, UUID.randomUUID()).then().statusCode(400).body("errors[0].code",
                    is("not-a-social-event"));
        }
        for (var wrong : List.of(Map.entry("maxChoices", 6), Map.entry("keepDays", 0), Map.entry("policy", "MANY"))) {
            organizer().body(Ball.body(event, wrong.getKey(), wrong.getValue())).put(SOCIAL, UUID.randomUUID()).then()
                    .statusCode(400).body("errors[0].pointer", is("/" + wrong.getKey()));
        }
        organizer().header("If-Match", "*").body(Ball.body(Stage.event(-1), "keepDays", 7)).put(SOCIAL, id).then()
                .statusCode(400).body("errors[0].code", is("never-changes"));
    }

    @Test
    void once_it_has_begun_only_the_title_changes() {
        var ball = Ball.made().at("mingling");
        organizer().header("If-Match", "*").body(Ball.body(ball.event(), "maxChoices", 5)).put(SOCIAL, ball.id()).then()
                .statusCode(409).body("code", is("social-begun"));
        organizer().header("If-Match", "*").body(Ball.body(ball.event(), "title", "七夕")).put(SOCIAL, ball.id()).then()
                .statusCode(200).body("title", is("七夕"));
    }

    @Test
    void states_follow_each_other_and_reaching_one_twice_is_no_error() {
        var ball = Ball.made();
        for (var early : List.of("choosing", "seal", "reveal")) {
            organizer().put(SOCIAL + "/" + early, ball.id()).then().statusCode(409).body("code", is("illegal-transition"),
                    "allowed", contains("MINGLING", "PURGED"));
        }
        for (var state : List.of("mingling", "choosing", "seal", "reveal", "purge")) {
            ball.at(state, state);
        }
        organizer().put(SOCIAL + "/reveal", ball.id()).then().statusCode(409);
        ball.organized("").statusCode(200).body("state", is("PURGED"));
        organizer("airport").put(SOCIAL + "/purge", ball.id()).then().statusCode(404);
        organizer().put(SOCIAL + "/purge", UUID.randomUUID()).then().statusCode(404);
        member("somebody").put(SOCIAL + "/reveal", ball.id()).then().statusCode(403).body("code", is("missing-role"));
    }

    @Test
    void who_has_a_seat_finds_it_and_takes_part_under_a_number() {
        var ball = Ball.made();
        Stage.register("soc-an", ball.event()).statusCode(201);
        Stage.register("soc-bo", ball.event()).statusCode(201);
        member("soc-an").get("/v1/socials").then().statusCode(200).body("items.id", contains(ball.id().toString()));
        organizer().queryParam("organized", true).queryParam("limit", 100).get("/v1/socials").then().statusCode(200).body(
                "items.union", hasItem("bus"));
        organizer("airport").queryParam("organized", true).get("/v1/socials").then().statusCode(200).body("items", empty());
        ball.get("soc-an", "").statusCode(200).body("title", is("春日绮遇·心动同行"));
        ball.get("soc-an", "participation").statusCode(404);
        var mine = Map.of("nickname", " 爱笑的向日葵 ", "about", "喜欢爬山", "decision", UUID.randomUUID());
        member("soc-an").body(mine).put(SOCIAL + "/participation", ball.id()).then().statusCode(201).body("number", is(1),
                "nickname", is("爱笑的向日葵"), "checkedIn", is(false), "left", is(false));
        member("soc-an").body(mine).put(SOCIAL + "/participation", ball.id()).then().statusCode(200);
        member("soc-bo").body(mine).put(SOCIAL + "/participation", ball.id()).then().statusCode(201).body("number", is(2));
        member("soc-an").body(Ball.saying("向日葵")).put(SOCIAL + "/participation", ball.id()).then().statusCode(200)
                .body("nickname", is("向日葵"), "about", nullValue(), "number", is(1));
        member("soc-an").body(Ball.saying("\u200b")).put(SOCIAL + "/participation", ball.id()).then().statusCode(400);
        ball.come("soc-an");
        ball.get("soc-an", "participation").statusCode(200).body("checkedIn", is(true));
    }

    @Test
    void whoever_does_not_take_part_finds_nothing_inside() {
        var ball = Ball.choosing("in-an", "in-bo");
        Stage.register("in-outside", ball.event()).statusCode(201);
        for (var who : List.of("in-outside", "in-stranger")) {
            for (var what : List.of("participants", "choices", "result", "blocks", "participation")) {
                ball.get(who, what).statusCode(404);
            }
            ball.choose(who, "in-an").statusCode(404);
            ball.block(who, "in-an").statusCode(404);
            ball.leave(who).statusCode(404);
            ball.consent(who, UUID.randomUUID().toString(), true, null).statusCode(404);
        }
        ball.get("in-outside", "").statusCode(200);
        ball.get("in-stranger", "").statusCode(404);
        member("in-stranger").body(Ball.saying("x")).put(SOCIAL + "/participation", ball.id()).then().statusCode(404);
        organizer("airport").get(SOCIAL, ball.id()).then().statusCode(404);
        organizer("airport").get(SOCIAL + "/participants", ball.id()).then().statusCode(404);
        organizer("airport").get(SOCIAL + "/numbers", ball.id()).then().statusCode(404);
        Ball.nobody(ball.id(), "participants").statusCode(401);
        var admin = Tokens.person("in-admin", "admin").sign();
        for (var what : List.of("", "participants", "choices", "result", "blocks", "numbers", "announcements")) {
            Stage.guest().auth().oauth2(admin).get(SOCIAL + "/" + what, ball.id()).then().statusCode(403).body("code",
                    is("missing-role"));
        }
    }

    @Test
    void participants_see_who_came_by_number_and_nickname_only() {
        var ball = Ball.made().with("pa-an", "pa-bo", "pa-cy");
        Stage.register("pa-late", ball.event()).statusCode(201);
        ball.join("pa-late");
        var page = ball.get("pa-an", "participants").statusCode(200).body("items.number", contains(1, 2, 3),
                "items.checkedIn", is(java.util.Arrays.asList(null, null, null))).extract().asString();
        assertFalse(page.contains("T-pa"), page);
        ball.organized("participants").statusCode(200).body("items.number", contains(1, 2, 3, 4), "items.checkedIn",
                contains(true, true, true, false));
        assertFalse(ball.organized("participants").extract().asString().contains("T-"));
        ball.leave("pa-bo").statusCode(200);
        ball.vanish("pa-cy");
        ball.get("pa-an", "participants").body("items.number", contains(1));
        String next = organizer().queryParam("limit", 1).get(SOCIAL + "/participants", ball.id()).then().body("items.number",
                contains(1)).extract().path("next");
        organizer().queryParam("cursor", next).get(SOCIAL + "/participants", ball.id()).then().body("items.number",
                contains(3, 4), "next", nullValue());
        member("pa-an").queryParam("cursor", next).get(SOCIAL + "/participants", ball.id()).then().statusCode(400);
    }

    @Test
    void leaving_is_for_good_and_a_seat_given_up_is_as_good() {
        var ball = Ball.choosing("le-an", "le-bo");
        ball.leave("le-an").statusCode(200).body("left", is(true));
        ball.leave("le-an").statusCode(200);
        ball.get("le-an", "participants").statusCode(404);
        ball.get("le-an", "participation").statusCode(200).body("left", is(true));
        member("le-an").body(Ball.saying("nick-le-an")).put(SOCIAL + "/participation", ball.id()).then()
                .statusCode(409).body("code", is("social-left"));
        Stage.cancel("le-bo", ball.event()).statusCode(200);
        ball.get("le-bo", "participants").statusCode(404);
        ball.get("le-bo", "").statusCode(404);
    }

    @Test
    void nobody_joins_once_the_choices_are_sealed() {
        var ball = Ball.choosing("cl-an").at("seal");
        Stage.register("cl-bo", ball.event()).statusCode(201);
        member("cl-bo").body(Ball.saying("x")).put(SOCIAL + "/participation", ball.id()).then().statusCode(409).body(
                "code", is("social-closed"));
        member("cl-an").body(Ball.saying("nick-cl-an")).put(SOCIAL + "/participation", ball.id()).then()
                .statusCode(200);
        member("cl-an").body(Ball.saying("x")).put(SOCIAL + "/participation", ball.id()).then().statusCode(409);
    }

    @Test
    void who_is_of_the_event_but_waits_or_was_refused_a_seat_finds_no_social() {
        var event = Stage.event(1, "kind", "SOCIAL");
        var id = UUID.randomUUID();
        organizer().body(Ball.body(event)).put(SOCIAL, id).then().statusCode(201);
        Stage.register("wl-an", event).statusCode(201);
        Stage.register("wl-bo", event).statusCode(201);
        assertEquals("WAITLISTED", Stage.state("wl-bo", event));
        member("wl-bo").body(Ball.saying("x")).put(SOCIAL + "/participation", id).then().statusCode(404);
        member("wl-bo").get("/v1/socials").then().body("items.id", not(hasItem(id.toString())));
        organizer().body(Map.of("reason", "大雨")).put(EVENT + "/cancellation", event).then().statusCode(200);
        member("wl-an").get(SOCIAL, id).then().statusCode(404);
    }
}
