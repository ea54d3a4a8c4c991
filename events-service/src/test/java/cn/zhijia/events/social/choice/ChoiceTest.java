package cn.zhijia.events.social.choice;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
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

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChoiceTest {

    @Test
    void the_last_whole_list_counts_in_its_order() {
        var ball = Ball.choosing("ch-an", "ch-bo", "ch-cy", "ch-di");
        ball.get("ch-an", "choices").statusCode(200).body("chosen", empty());
        ball.choose("ch-an", "ch-bo", "ch-cy").statusCode(200).body("chosen", is(texts(ball.of("ch-bo", "ch-cy"))));
        ball.choose("ch-an", "ch-di", "ch-bo").statusCode(200);
        ball.choose("ch-an", "ch-di", "ch-bo").statusCode(200);
        ball.get("ch-an", "choices").body("chosen", is(texts(ball.of("ch-di", "ch-bo"))));
        ball.get("ch-bo", "choices").body("chosen", empty());
        ball.choose("ch-an").statusCode(200).body("chosen", empty());
    }

    @Test
    void oneself_and_who_is_unknown_or_absent_are_refused_alike_and_nothing_is_half_done() {
        var ball = Ball.choosing("re-an", "re-bo", "re-gone", "re-reversed");
        Stage.register("re-late", ball.event()).statusCode(201);
        ball.join("re-late");
        ball.leave("re-gone").statusCode(200);
        ball.vanish("re-reversed");
        var elsewhere = Ball.choosing("re-else").of("re-else").get(0);
        ball.choose("re-an", "re-bo").statusCode(200);
        var answers = new ArrayList<String>();
        var wrong = new ArrayList<>(ball.of("re-an", "re-late", "re-gone", "re-reversed"));
        wrong.addAll(List.of(UUID.randomUUID(), elsewhere));
        for (var whom : wrong) {
            answers.add(ball.choose("re-an", List.of(ball.ids().get("re-bo"), whom)).statusCode(400)
                    .body("errors[0].pointer", is("/chosen/1"), "errors[0].code", is("not-choosable")).extract().asString()
                    .replaceAll("\"traceId\":\"\\w+\"", ""));
        }
        assertEquals(1, answers.stream().distinct().count(), answers.toString());
        ball.get("re-an", "choices").body("chosen", is(texts(ball.of("re-bo"))));
    }

    @Test
    void at_most_as_many_as_the_social_allows_and_each_once() {
        var ball = Ball.choosing("mo-an", "mo-bo", "mo-cy", "mo-di", "mo-ed");
        ball.choose("mo-an", "mo-bo", "mo-cy", "mo-di", "mo-ed").statusCode(400).body("errors[0].code",
                is("too-many-choices"), "errors[0].pointer", is("/chosen"));
        ball.choose("mo-an", "mo-bo", "mo-bo").statusCode(400).body("errors[0].code", is("twice"));
        ball.choose("mo-an", java.util.Collections.nCopies(6, UUID.randomUUID())).statusCode(400);
        Stage.member("mo-an").body(Map.of("decision", UUID.randomUUID())).put(Ball.SOCIAL + "/choices", ball.id()).then()
                .statusCode(400).body(
                        "errors[0].code", is("required"));
    }

    @Test
    void only_while_it_is_choosing_and_only_who_was_checked_in() {
        var ball = Ball.made().with("on-an", "on-bo").company();
        Stage.register("on-late", ball.event()).statusCode(201);
        ball.join("on-late");
        for (var state : List.of("", "mingling", "choosing", "seal", "reveal", "purge")) {
            if (!state.isEmpty()) {
                ball.at(state);
            }
            var answer = ball.choose("on-an", "silent2");
            if (state.equals("choosing")) {
                answer.statusCode(200);
                ball.choose("on-an", "on-bo").statusCode(200);
                ball.choose("on-late", "on-bo").statusCode(409).body("code", is("not-checked-in"));
                ball.choose("on-late", "on-late").statusCode(409).body("code", is("not-checked-in"));
            } else {
                answer.statusCode(409).body("code", is("not-choosing"));
            }
        }
    }

    @Test
    void who_leaves_is_gone_from_the_lists_of_those_who_chose_them_and_from_nobody_elses() {
        var ball = Ball.choosing("go-an", "go-bo", "go-cy");
        ball.choose("go-an", "go-bo", "go-cy").statusCode(200);
        ball.choose("go-bo", "go-an").statusCode(200);
        ball.leave("go-bo").statusCode(200);
        ball.get("go-an", "choices").body("chosen", is(texts(ball.of("go-cy"))));
        ball.at("seal", "reveal");
        assertEquals(List.of(), ball.found("go-an"));
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
