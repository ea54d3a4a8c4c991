package cn.zhijia.events;

import static cn.zhijia.events.PraiseStage.GRATITUDE;
import static cn.zhijia.events.PraiseStage.KINDNESS;
import static cn.zhijia.events.PraiseStage.give;
import static cn.zhijia.events.PraiseStage.given;
import static cn.zhijia.events.PraiseStage.label;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The words of praise, and the wheel that everybody draws of them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PraiseWheelTest {

    private static final String LABELS = "/v1/praise-labels";
    private static final String WHEEL = "/v1/me/praise-wheel";

    @Test
    void the_words_begin_with_the_twenty_four_strengths() {
        String next = member("an").get(LABELS).then().statusCode(200).body("items", hasSize(20), "items[10].zh", is("善良"),
                "items[10].en", is("Kindness"), "items[10].virtue", is("仁爱"), "items[10].id", is(KINDNESS),
                "items[0].source", startsWith("Peterson & Seligman")).extract().path("next");
        member("an").queryParam("cursor", next).get(LABELS).then().body("items.zh", hasItem("信念"), "items[0].place", is(21));
        member("an").get(LABELS + "/" + GRATITUDE).then().body("zh", is("感恩"), "retired", is(false));
        member("an").get(LABELS + "/" + UUID.randomUUID()).then().statusCode(404);
        guest().get(LABELS).then().statusCode(401);
    }

    @Test
    void administrators_manage_the_words() {
        var id = UUID.randomUUID();
        var body = Map.of("place", 100, "zh", "认真负责", "en", "Responsibility");
        labelled(member("an"), id, body).statusCode(403).body("roles", is(List.of("admin")));
        labelled(organizer(), id, body).statusCode(403);
        labelled(admin(), id, body).statusCode(201).body("zh", is("认真负责"), "virtue", nullValue());
        labelled(admin(), id, body).statusCode(200);
        labelled(admin(), UUID.randomUUID(), body).statusCode(409).body("code", is("label-exists"));
        var corrected = Map.of("place", 100, "zh", "认真负责", "en", "Sense of responsibility");
        labelled(admin(), id, corrected).statusCode(428);
        String tag = admin().get(LABELS + "/" + id).header("ETag");
        labelled(admin().header("If-Match", tag), id, corrected).statusCode(200).body("en", is("Sense of responsibility"));
        labelled(admin().header("If-Match", tag), id, body).statusCode(412);
        admin().put(LABELS + "/{id}/retirement", UUID.randomUUID()).then().statusCode(404);
        organizer().put(LABELS + "/{id}/retirement", id).then().statusCode(403);
    }

    @Test
    void a_retired_word_is_chosen_by_nobody_and_stays_where_it_was_given() {
        var id = UUID.randomUUID();
        var body = Map.of("place", 101, "zh", "老黄牛", "en", "Workhorse");
        labelled(admin(), id, body).statusCode(201);
        var event = event(-1);
        Attendance.of(event, "an", "retiree", "cai");
        given(event, "an", "retiree", id.toString());
        admin().put(LABELS + "/{id}/retirement", id).then().statusCode(200).body("retired", is(true));
        admin().put(LABELS + "/{id}/retirement", id).then().statusCode(200);
        give(event, UUID.randomUUID(), "cai", "retiree", id.toString()).statusCode(400).body("errors[0].code",
                is("unknown-label"));
        member("retiree").get(WHEEL).then().body("received.word", contains("老黄牛"), "received.count", contains(1));
        member("an").queryParam("limit", 100).get(LABELS).then().body("items.id", not(hasItem(id.toString())));
        member("an").queryParam("retired", true).get(LABELS).then().body("items.id", hasItem(id.toString()));
        labelled(admin().header("If-Match", "*"), id, Map.of("place", 101, "zh", "懒", "en", "Lazy")).statusCode(409).body(
                "code", is("label-retired"));
        labelled(admin(), UUID.randomUUID(), body).statusCode(201);
    }

    @Test
    void one_draws_a_wheel_beside_what_one_received() {
        member("drawer").get(WHEEL).then().statusCode(200).body("qualities", hasSize(0), "shared", is(false), "received",
                hasSize(0));
        drawn(member("drawer"), false, KINDNESS, label(7)).statusCode(201).body("qualities.weight", contains(1, 2));
        drawn(member("drawer"), false, KINDNESS, label(7)).statusCode(200);
        var event = event(-1);
        Attendance.of(event, "an", "drawer");
        given(event, "an", "drawer", GRATITUDE);
        member("drawer").header("Accept-Language", "en").get(WHEEL).then().body("qualities.label",
                contains(KINDNESS, label(7)), "received.word", contains("Gratitude"));
        guest().get(WHEEL).then().statusCode(401);
    }

    @Test
    void a_late_repeat_does_not_share_again_what_was_closed() {
        drawn(member("closer"), false, KINDNESS).statusCode(201);
        drawn(member("closer"), true, KINDNESS).statusCode(428);
        String tag = member("closer").get(WHEEL).header("ETag");
        String opened = drawn(member("closer").header("If-Match", tag), true, KINDNESS).statusCode(200).body("shared",
                is(true)).extract().header("ETag");
        drawn(member("closer").header("If-Match", opened), false, label(7), KINDNESS).statusCode(200);
        drawn(member("closer").header("If-Match", tag), true, KINDNESS).statusCode(412);
        member("closer").get(WHEEL).then().body("shared", is(false), "qualities.label", contains(label(7), KINDNESS));
        String now = member("closer").get(WHEEL).header("ETag");
        member("closer").header("If-None-Match", now).get(WHEEL).then().statusCode(304);
    }

    @Test
    void a_wheel_has_each_known_quality_once() {
        drawn(member("odd"), false, KINDNESS, KINDNESS).statusCode(400).body("errors[0].pointer", is("/qualities/1/label"),
                "errors[0].code", is("twice"));
        drawn(member("odd"), false, UUID.randomUUID().toString()).statusCode(400).body("errors[0].code", is("unknown-label"));
        var heavy = Map.of("qualities", List.of(Map.of("label", KINDNESS, "weight", 11)), "shared", false);
        member("odd").body(heavy).put(WHEEL).then().statusCode(400).body("errors[0].pointer", is("/qualities/0/weight"));
        member("odd").body(Map.of("qualities", List.of())).put(WHEEL).then().statusCode(400).body("errors[0].pointer",
                is("/shared"));
    }

    private static ValidatableResponse drawn(RequestSpecification caller, boolean shared, String... labels) {
        var qualities = new java.util.ArrayList<Map<String, Object>>();
        for (var label : labels) {
            qualities.add(Map.of("label", label, "weight", qualities.size() + 1));
        }
        return caller.body(Map.of("qualities", qualities, "shared", shared)).put(WHEEL).then();
    }

    private static RequestSpecification admin() {
        return guest().auth().oauth2(Tokens.person("words-admin", "admin").sign());
    }

    private static ValidatableResponse labelled(RequestSpecification caller, UUID id, Map<String, ?> body) {
        return caller.body(body).put(LABELS + "/{id}", id).then();
    }
}
