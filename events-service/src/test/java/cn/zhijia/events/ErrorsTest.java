package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.START;
import static cn.zhijia.events.Stage.body;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErrorsTest {

    @Test
    void malformed_json_is_a_problem_in_both_languages() {
        problem(organizer().body("{\"title\":\n oops").put(EVENT, UUID.randomUUID()).then(), 400, "malformed-json")
                .header("Content-Language", "zh-CN").body("detail", containsString("第 2 行"), "type",
                        is("/problems/malformed-json"), "instance", startsWith("/v1/events/"), "traceId", not(nullValue()));
        problem(organizer().header("Accept-Language", "en").body("{").put(EVENT, UUID.randomUUID()).then(), 400,
                "malformed-json").header("Content-Language", "en").header("Vary", containsString("Accept-Language"))
                .body("title", is("Malformed JSON"));
    }

    @Test
    void unknown_missing_and_wrong_fields_are_pointed_at() {
        refused(body("colour", "red")).body("code", is("unknown-field"), "errors[0].pointer", is("/colour"));
        refused(body("place", Map.of("title", "x", "floor", 3))).body("errors[0].pointer", is("/place/floor"));
        refused(body("title", null)).body("errors[0].pointer", is("/title"), "errors[0].code", is("required"));
        refused(body("startsAt", "tomorrow")).body("errors[0].pointer", is("/startsAt"), "errors[0].code",
                is("unreadable-value"));
        refused(body("kind", "PARTY")).body("errors[0].pointer", is("/kind"));
        refused(body("tags", List.of("ok", "x".repeat(41)))).body("errors[0].pointer", is("/tags/1"));
        refused(body("audience", Map.of())).body("errors[0].pointer", is("/audience/rule"));
        refused(body("title", "nul\u0000")).body("code", is("invalid-request"));
        organizer().put(EVENT, UUID.randomUUID()).then().statusCode(400).body("code", is("invalid-request"));
        member("an").body(Map.of("attempt", 5)).put(MINE, event(1)).then().statusCode(400).body("errors[0].pointer",
                is("/attempt"));
        member("an").body(Map.of()).put(MINE, event(1)).then().statusCode(400).body("errors[0].code", is("required"));
    }

    @Test
    void what_is_missing_is_called_required_in_plain_words() {
        organizer().put(EVENT, UUID.randomUUID()).then().statusCode(400).body("errors[0].pointer", is(""), "errors[0].code",
                is("required"), "errors[0].detail", is("必填"));
        refused(body("title", null)).body("errors[0].detail", is("必填"));
        organizer().header("Accept-Language", "en").body(body("title", null)).put(EVENT, UUID.randomUUID()).then()
                .statusCode(400).body("errors[0].detail", is("required"));
    }

    @Test
    void a_state_that_leads_nowhere_says_so() {
        var event = event(1);
        organizer().body(Map.of("reason", "大雨")).put(EVENT + "/cancellation", event).then().statusCode(200);
        problem(organizer().put(EVENT + "/publication", event).then(), 409, "illegal-transition").body("detail",
                is("现在是 CANCELLED，不能再转为其他状态。"), "allowed", is(List.of()));
        problem(organizer().header("Accept-Language", "en").put(EVENT + "/publication", event).then(), 409,
                "illegal-transition").body("detail", is("It is CANCELLED now and stays so."));
    }

    @Test
    void a_format_that_is_not_there_is_not_answered_with_json_advice() {
        problem(guest().accept("application/json").get(EVENT + "/calendar.ics", event(1)).then(), 406, "http-406").body(
                "detail",
                not(containsString("json")));
    }

    @Test
    void times_that_cannot_be_are_pointed_at() {
        refused(body("endsAt", START.toString())).body("errors[0].pointer", is("/endsAt"), "errors[0].code",
                is("not-after-start"), "errors[0].detail", is("必须晚于开始时间"));
        refused(body("registrationClosesAt", START.plusSeconds(1).toString())).body("errors[0].code", is("after-start"));
        refused(body("registrationOpensAt", START.toString())).body("errors[0].code", is("not-before-closing"));
        refused(body("zone", "GMT+8")).body("errors[0].pointer", is("/zone"));
        refused(body("zone", "Mars/Base")).body("errors[0].code", is("unknown-zone"));
        refused(body("startsAt", "+999999999-01-01T00:00:00Z")).body("errors[0].code", is("out-of-range"));
        refused(body("audience", Map.of("rule", "UNIONS"))).body("errors[0].pointer", is("/audience/unions"));
        refused(body("audience", Map.of("rule", "EVERYBODY", "unions", List.of("bus")))).body("errors[0].code",
                is("not-with-this-rule"));
    }

    @Test
    void no_request_is_counted_under_the_id_of_what_it_was_about() {
        var id = UUID.randomUUID().toString();
        for (var path : List.of("/v1/events/" + id, EVENT.replace("{id}", id) + "/publication", MINE.replace("{id}", id),
                "/v1/me/notices/events/" + id, "/v1/" + id + "/" + id, "/v1/events/" + id + "/" + id)) {
            guest().patch(path);
            guest().options(path);
            guest().head(path);
            guest().auth().oauth2("none").delete(path);
            guest().contentType("text/plain").body("x").put(path);
            guest().accept("image/png").get(path);
            organizer().body("{").put(path);
        }
        var lines = guest().accept("*/*").get("/q/metrics").asString().lines().toList();
        assertEquals(List.of(), lines.stream().filter(l -> l.contains(id)).toList());
        assertTrue(lines.stream().anyMatch(l -> l.contains("uri=\"/v1/events/**\"")), "they are counted");
    }

    @Test
    void bad_query_parameters_are_named() {
        for (var query : List.of("kind=PARTY", "from=yesterday", "open=maybe", "limit=0", "limit=101", "limit=x",
                "text=" + "x".repeat(51), "to=%2B999999999-01-01T00:00:00Z")) {
            problem(guest().urlEncodingEnabled(false).get("/v1/events?" + query).then(), 400, "invalid-request").body(
                    "errors[0].pointer", is("?" + query.substring(0, query.indexOf('='))));
        }
        problem(guest().urlEncodingEnabled(false).get("/v1/events?text=%00").then(), 400, "invalid-request");
        problem(organizer().queryParam("state", "ASLEEP").get(EVENT + "/registrations", event(1)).then(), 400,
                "invalid-request").body("errors[0].pointer", is("?state"));
        problem(member("an").queryParam("changedSince", "x").get("/v1/me/registrations").then(), 400, "bad-cursor");
    }

    @Test
    void the_wrong_caller_address_method_or_type_is_a_problem() {
        problem(guest().body(Map.of("attempt", UUID.randomUUID())).put(MINE, event(1)).then(), 401, "unauthorized")
                .header("WWW-Authenticate", startsWith("Bearer"));
        problem(guest().auth().oauth2("not.a.token").get("/v1/me/registrations").then(), 401, "invalid-token");
        problem(member("an").body(Map.of("reason", "x")).put(EVENT + "/cancellation", event(1)).then(), 403, "missing-role")
                .body("roles", is(List.of("organizer")));
        problem(guest().get("/v1/events/not-a-uuid").then(), 404, "not-found");
        problem(guest().get(EVENT, UUID.randomUUID()).then(), 404, "not-found");
        problem(guest().get("/v1/nowhere").then(), 404, "not-found");
        problem(organizer().delete(EVENT, draft()).then(), 405, "http-405");
        problem(given().accept("application/xml").get("/v1/events").then(), 406, "http-406");
        problem(given().auth().oauth2(Stage.token("an")).contentType("text/plain").body("x").put(MINE, event(1)).then(), 415,
                "http-415");
        problem(guest().header("Accept-Language", "en").get(EVENT, UUID.randomUUID()).then(), 404, "not-found").body("title",
                is("Not found"));
    }

    private static ValidatableResponse refused(Map<String, Object> body) {
        return organizer().body(body).put(EVENT, UUID.randomUUID()).then().statusCode(400)
                .contentType("application/problem+json");
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", is(code), "status", is(status));
    }
}
