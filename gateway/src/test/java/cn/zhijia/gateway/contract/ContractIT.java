package cn.zhijia.gateway.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.TheSuite;
import cn.zhijia.kit.testing.Tokens;

/** The joined document as an app developer reads it, held against the running suite operation by operation. */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractIT {

    private final String gateway;
    private final JsonNode contract;
    private final LocalSuite suite;
    private final List<Call> calls;

    ContractIT(LocalSuite suite) throws Exception {
        this.suite = suite;
        gateway = suite.gateway().toString();
        contract = new ObjectMapper()
                .readTree(given().get(gateway + "/openapi.json").then().statusCode(200).extract().asString());
        calls = Call.all(contract);
        assertTrue(calls.size() > 30, "only " + calls.size() + " operations in the contract");
    }

    @Test
    void names_every_operation_once_and_explains_it() {
        var ids = new HashSet<String>();
        for (Call call : calls) {
            assertTrue(ids.add(call.id()), "twice: " + call.id());
            assertTrue(call.id().matches("[a-z]+[A-Z][A-Za-z]+"), call.id());
            assertFalse(call.operation().path("summary").asText().isBlank(), call.id() + " has no summary");
            assertFalse(call.operation().path("description").asText().isBlank(), call.id() + " has no description");
            assertFalse(call.operation().path("tags").isEmpty(), call.id() + " has no tag");
        }
    }

    @Test
    void shows_what_every_body_looks_like() {
        for (Call call : calls) {
            if (call.hasBody()) {
                String schema = call.operation().at("/requestBody/content/application~1json/schema/$ref").asText().substring(1);
                assertTrue(contract.at(schema).path("examples").isArray(),
                        call.id() + " has a body without an example: " + schema);
            }
        }
    }

    @Test
    void gives_every_answer_a_schema_and_every_error_the_same_one() {
        for (Call call : calls) {
            call.operation().path("responses").properties().forEach(answer -> {
                String where = call.id() + " " + answer.getKey();
                if (answer.getKey().startsWith("2") && !answer.getKey().equals("204")) {
                    assertTrue(answer.getValue().path("content").elements().hasNext(), where + " says nothing of its body");
                }
                if (answer.getKey().matches("[45]..")) {
                    assertEquals("#/components/schemas/Problem",
                            answer.getValue().at("/content/application~1problem+json/schema/$ref").asText(), where);
                }
            });
        }
    }

    @Test
    void refers_to_nothing_that_is_not_there_and_hides_no_clash() throws Exception {
        for (JsonNode ref : contract.findValues("$ref")) {
            assertFalse(contract.at(ref.asText().substring(1)).isMissingNode(), ref.asText());
        }
        var seen = new java.util.HashMap<String, JsonNode>();
        for (String service : List.of("events", "counselling", "education")) {
            var part = new ObjectMapper().readTree(given().get(suite.service(service) + "/openapi?format=json").asString());
            part.at("/components/schemas").properties().forEach(schema -> {
                var before = seen.putIfAbsent(schema.getKey(), schema.getValue());
                assertTrue(before == null || before.equals(schema.getValue()), service + " has another " + schema.getKey());
            });
        }
    }

    @Test
    void is_true_about_who_needs_a_token() {
        for (Call call : calls) {
            boolean open = call.operation().path("security").isEmpty();
            int status = given().request(call.method(), gateway + call.filled()).statusCode();
            assertEquals(open, status != 401, call.method() + " " + call.path() + " answered a guest " + status);
            assertTrue(status != 502 && status < 500, call.method() + " " + call.path() + " answered " + status);
        }
    }

    @Test
    void says_403_or_404_to_somebody_without_any_role() {
        String nobody = Tokens.person("nobody", "no-such-role").sign();
        for (Call call : calls) {
            if (!call.operation().path("security").isEmpty()) {
                int status = given().auth().oauth2(nobody).contentType("application/json").body("{}")
                        .request(call.method(), gateway + call.filled()).statusCode();
                assertEquals(403, status, call.method() + " " + call.path());
            }
        }
    }

    @Test
    void documents_every_problem_with_a_page() {
        contract.path("x-problems").fieldNames().forEachRemaining(
                code -> given().accept("application/json").get(gateway + "/problems/" + code).then().statusCode(200));
        given().get(gateway + "/problems/no-such-code").then().statusCode(404);
        assertTrue(StreamSupport.stream(contract.path("x-problems").spliterator(), false).count() > 20);
    }

    @Test
    void is_there_as_yaml_and_as_a_page_of_its_own() {
        given().get(gateway + "/openapi.yaml").then().statusCode(200);
        String page = given().redirects().follow(true).get(gateway + "/docs").then().statusCode(200).extract().asString();
        assertFalse(page.contains("cdn"), "the reference page loads something from elsewhere");
    }
}
