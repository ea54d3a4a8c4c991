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
    void says_which_headers_a_call_takes() {
        for (Call call : calls) {
            assertTrue(call.takes("AcceptLanguage"), call.id());
            assertEquals(call.answers("428"), call.takes("IfMatch"), call.id() + " and If-Match");
            assertEquals(call.answers("304"), call.takes("IfNoneMatch"), call.id() + " and If-None-Match");
        }
        assertTrue(calls.stream().filter(call -> call.takes("IfMatch")).count() > 10);
        assertTrue(calls.stream().filter(call -> call.takes("IfNoneMatch")).count() > 10);
    }

    @Test
    void says_which_headers_an_answer_has() {
        for (Call call : calls) {
            for (String late : List.of("429", "502", "503", "504")) {
                assertEquals(call.answers(late), call.gives(late, "Retry-After"), call.id() + " " + late);
            }
            assertTrue(call.gives("401", "WWW-Authenticate"), call.id());
            assertTrue(call.gives("405", "Allow"), call.id());
            assertEquals(call.hasQuery("cursor"), call.gives("200", "Link"), call.id() + " and Link");
            boolean tagged = call.answers("304") || call.answers("428");
            assertEquals(tagged && call.answers("200"), call.gives("200", "ETag"), call.id() + " and ETag");
        }
    }

    @Test
    void sends_the_tag_it_promises_and_knows_it_again() {
        String event = ScratchEvent.put(gateway);
        String caller = Tokens.organizer("tag-reader", "shouer").sign();
        int read = 0;
        for (Call call : calls) {
            String path = call.path().replace("/v1/events/{id}", event);
            if (!call.answers("304") || path.contains("{")) {
                continue;
            }
            var answer = given().auth().oauth2(caller).queryParam("year", 2026).get(gateway + path);
            if (answer.statusCode() == 200) {
                read++;
                assertTrue(answer.header("ETag") != null, call.id() + " sends no ETag");
                given().auth().oauth2(caller).queryParam("year", 2026).header("If-None-Match", answer.header("ETag"))
                        .get(gateway + path).then().statusCode(304).header("ETag", answer.header("ETag"));
            }
        }
        assertTrue(read >= 4, "only " + read + " were there to be read");
    }

    @Test
    void sends_the_link_it_promises() {
        ScratchEvent.put(gateway);
        ScratchEvent.put(gateway);
        String link = given().queryParam("limit", 1).get(gateway + "/v1/events").then().statusCode(200).extract()
                .header("Link");
        assertTrue(link.matches("</v1/events\\?.*cursor=.*>; rel=\"next\""), link);
    }

    @Test
    void explains_the_gateways_own_problems() {
        assertEquals(400, contract.at("/x-problems/ambiguous-request/status").asInt());
        given().urlEncodingEnabled(false).get(gateway + "/v1/events;now").then().statusCode(400).body("code",
                org.hamcrest.Matchers.equalTo("ambiguous-request"));
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
            var answer = given().request(call.method(), gateway + call.filled());
            int status = answer.statusCode();
            assertEquals(status == 401, answer.header("WWW-Authenticate") != null, call.id());
            assertEquals("zh-CN", answer.header("Content-Language"), call.id() + " in which language?");
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
