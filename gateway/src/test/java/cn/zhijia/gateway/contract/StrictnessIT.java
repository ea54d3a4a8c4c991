package cn.zhijia.gateway.contract;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.stories.HospitalStories;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.TheSuite;
import cn.zhijia.kit.testing.Tokens;
import io.restassured.specification.RequestSpecification;

/** Bad input, tried on every operation that takes any: a problem that names the field, never a 500, never a guess. */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StrictnessIT {

    private final String gateway;
    private final JsonNode contract;
    private final List<Call> calls;
    private final String everybody;

    StrictnessIT(LocalSuite suite) throws Exception {
        gateway = suite.gateway().toString();
        contract = new ObjectMapper().readTree(given().get(gateway + "/openapi.json").asString());
        calls = Call.all(contract);
        everybody = Tokens.organizer("everybody", "shouer").role("carer").role("counsellor").role("supervisor")
                .role("duty-officer").role("registrar").role("admin").role("hospital")
                .with("school", "ouc").with("agency", "xinyuan").with("hospital", "pumch")
                .with("scope", "system/ServiceRequest.rs system/Task.rsu").sign();
    }

    @BeforeAll
    static void agreements(LocalSuite suite) {
        HospitalStories.load(new Door(suite.gateway()));
    }

    @Test
    void a_body_that_is_not_json_is_told_so() {
        bodies().forEach(
                call -> send(call, "{\"a\": ", 400).body("code", equalTo("malformed-json")).body("status", equalTo(400)));
        bodies().forEach(call -> send(call, "[1]", 400).body("code", equalTo("invalid-request")));
    }

    @Test
    void an_unknown_field_is_named() {
        bodies().forEach(call -> send(call, "{\"noSuchField\": 1}", 400).body("code", equalTo("unknown-field"))
                .body("errors.pointer", hasItem("/noSuchField")));
    }

    /** What Jackson would guess from it: an unlimited number, the first of the kinds, consent. */
    @Test
    void nothing_is_guessed_from_a_value_of_another_type() {
        String event = gateway + "/v1/events/" + UUID.randomUUID();
        String quota = event + "/quotas/" + UUID.randomUUID();
        for (String size : List.of("\"\"", "\"null\"", "\"3\"", "1.5", "1E-5", "true", "[]", "{}")) {
            asEverybody().contentType("application/json").body("{\"size\":" + size + "}").put(quota).then().statusCode(400)
                    .body("errors.pointer", hasItem("/size"));
        }
        for (String wrong : List.of("\"kind\":3", "\"kind\":\"\"", "\"title\":5", "\"title\":\"a\\u0000\"",
                "\"title\":\"\\ud800\"", "\"startsAt\":1795447576",
                "\"startsAt\":\"2026-12-20T24:00:00Z\"", "\"needsApproval\":\"true\"", "\"needsApproval\":1")) {
            String field = wrong.substring(1, wrong.indexOf('"', 1));
            asEverybody().contentType("application/json").body("{" + wrong + "}").put(event).then().statusCode(400)
                    .body("errors.pointer", hasItem("/" + field));
        }
        asEverybody().contentType("application/json").body("{\"title\":\"a\"} x").put(event).then().statusCode(400).body("code",
                equalTo("malformed-json"));
        asEverybody().contentType("application/json").body("{\"title\":\"a\",\"title\":\"b\"}").put(event).then()
                .statusCode(400);
    }

    /** Many encoders write it for what is not there. It says that and nothing of its own, at every field of every body. */
    @Test
    void null_is_read_as_absent() throws Exception {
        int compared = 0;
        for (Call call : bodies()) {
            var example = (ObjectNode) new ObjectMapper().readTree(example(call));
            for (String field : example.properties().stream().map(Map.Entry::getKey).toList()) {
                var without = example.deepCopy();
                without.remove(field);
                var with = example.deepCopy().putNull(field);
                assertEquals(faults(call, without), faults(call, with), call.id() + " without " + field);
                compared++;
            }
        }
        assertTrue(compared > 100, "only " + compared);
    }

    private String example(Call call) {
        String schema = call.operation().at("/requestBody/content/application~1json/schema/$ref").asText().substring(1);
        var example = contract.at(schema + "/examples/0");
        return example.isTextual() ? example.asText() : example.toString();
    }

    /** What is wrong with a body, and not with who sends it or what is there. */
    private List<String> faults(Call call, JsonNode body) {
        var answer = asEverybody().contentType("application/json").body(body.toString()).request(call.method(),
                gateway + call.filled());
        assertTrue(answer.statusCode() < 500, call.id() + " answered " + answer.asString());
        return answer.statusCode() != 400 ? List.of()
                : answer.jsonPath().getList("errors").stream().map(String::valueOf).sorted().toList();
    }

    @Test
    void a_missing_body_is_no_server_error() {
        bodies().forEach(call -> {
            int status = asEverybody().contentType("application/json").request(call.method(), gateway + call.filled())
                    .statusCode();
            assertTrue(status < 500, call.id() + " answered " + status + " to no body");
        });
    }

    @Test
    void text_that_no_column_can_hold_is_no_server_error() {
        calls.stream().filter(call -> call.hasQuery("q") || call.hasQuery("text")).forEach(call -> {
            int status = asEverybody().queryParam(call.hasQuery("q") ? "q" : "text", "\u0000").get(gateway + call.filled())
                    .statusCode();
            assertEquals(400, status, call.id());
        });
    }

    @Test
    void another_media_type_is_415_and_an_impossible_wish_406() {
        bodies().forEach(call -> asEverybody().contentType("text/plain").body("{}")
                .request(call.method(), gateway + call.filled()).then().statusCode(415).contentType(
                        "application/problem+json"));
        calls.stream().filter(call -> call.method().equals("GET"))
                .forEach(call -> asEverybody().accept("image/png").get(gateway + call.filled()).then().statusCode(406)
                        .contentType(refusal(call.filled())));
    }

    @Test
    void a_method_that_is_not_there_is_405_and_a_path_404() {
        calls.stream().map(Call::filled).distinct().forEach(path -> asEverybody().request("PATCH", gateway + path).then()
                .statusCode(405).header("Allow", containsString("OPTIONS")).contentType(refusal(path)));
        asEverybody().get(gateway + "/v1/events/x/y/z").then().statusCode(404).contentType("application/problem+json")
                .body("code", equalTo("not-found"));
        asEverybody().get(gateway + "/v2/anything").then().statusCode(404).contentType("application/problem+json");
    }

    /** What a hospital's FHIR client is refused with, it can read: an OperationOutcome. */
    private static String refusal(String path) {
        return path.startsWith("/fhir/") ? "application/fhir+json" : "application/problem+json";
    }

    @Test
    void a_list_says_what_is_wrong_with_its_parameters() {
        calls.stream().filter(call -> call.hasQuery("limit")).forEach(call -> {
            asEverybody().queryParam("limit", 101).get(gateway + call.filled()).then().statusCode(400).body("errors.pointer",
                    hasItem("?limit"));
            asEverybody().queryParam("limit", "many").get(gateway + call.filled()).then().statusCode(400).body("errors.pointer",
                    hasItem("?limit"));
        });
        for (String name : List.of("cursor", "changedSince")) {
            calls.stream().filter(call -> call.hasQuery(name) && !call.path().contains("{"))
                    .forEach(call -> asEverybody().queryParam(name, "made-up").get(gateway + call.filled())
                            .then().statusCode(400).body("code", equalTo("bad-cursor")));
        }
    }

    @Test
    void errors_speak_the_callers_language_and_keep_their_code() {
        for (String language : List.of("zh-CN", "en")) {
            given().header("Accept-Language", language).get(gateway + "/v1/me/registrations").then().statusCode(401)
                    .header("Content-Language", language).header("Vary",
                            startsWith("Accept-Language"))
                    .body("code", equalTo("unauthorized"));
        }
    }

    private List<Call> bodies() {
        var found = calls.stream().filter(Call::hasBody).toList();
        assertTrue(found.size() > 20, "only " + found.size() + " operations with a body");
        return found;
    }

    private io.restassured.response.ValidatableResponse send(Call call, String body, int status) {
        var answer = asEverybody().contentType("application/json").body(body).request(call.method(), gateway + call.filled());
        assertEquals(status, answer.statusCode(), call.id() + " answered " + answer.asString());
        return answer.then().contentType("application/problem+json");
    }

    private RequestSpecification asEverybody() {
        return given().auth().oauth2(everybody);
    }
}
