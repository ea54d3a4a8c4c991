package cn.zhijia.events;

import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Every operation on an event that the contract knows and a member may not call, tried by another union's organizer. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtherUnionTest {

    private static final String HERE = "/v1/events/{id}";

    private record Operation(String method, String path, String media, String body) {

        Response call(RequestSpecification caller, UUID event) {
            String address = path.replace("{id}", event.toString()).replace("{memberNo}", "T-nobody").replaceAll("\\{\\w+\\}",
                    UUID.randomUUID().toString());
            return (body == null ? caller : caller.contentType(media).body(body)).header("If-Match", "*").request(method,
                    address);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void a_draft_is_not_there_and_a_published_event_is_not_theirs() throws Exception {
        var published = event(5);
        var draft = draft();
        var organizing = operations().stream()
                .filter(o -> o.call(member("ou-member"), published).then().extract().asString().contains("missing-role"))
                .toList();
        assertTrue(organizing.size() > 20, () -> "too few: " + organizing);
        var wrong = new ArrayList<String>();
        for (var operation : organizing) {
            var stranger = operation.call(organizer("airport"), published);
            if (stranger.statusCode() != 403 || !stranger.asString().contains("other-union")) {
                wrong.add(operation + " on a published event: " + stranger.asString());
            }
            var unseen = operation.call(organizer("airport"), draft);
            if (unseen.statusCode() != 404) {
                wrong.add(operation + " on a draft: " + unseen.asString());
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static List<Operation> operations() throws Exception {
        var contract = new ObjectMapper()
                .readTree(guest().get("/openapi?format=json").then().statusCode(200).extract().asString());
        var operations = new ArrayList<Operation>();
        contract.get("paths").fields().forEachRemaining(path -> {
            if (path.getKey().startsWith(HERE)) {
                path.getValue().fields().forEachRemaining(
                        operation -> operations
                                .add(operation(contract, path.getKey(), operation.getKey(), operation.getValue())));
            }
        });
        return operations;
    }

    private static Operation operation(JsonNode contract, String path, String method, JsonNode operation) {
        var content = operation.path("requestBody").path("content");
        String media = content.fieldNames().hasNext() ? content.fieldNames().next() : null;
        if (media == null) {
            return new Operation(method.toUpperCase(java.util.Locale.ROOT), path, null, null);
        }
        String type = content.get(media).path("schema").path("$ref").asText();
        var example = contract.path("components").path("schemas").path(type.substring(type.lastIndexOf('/') + 1))
                .path("examples").path(0);
        String body = !media.contains("json") ? "memberNo\nT-nobody\n"
                : example.isTextual() ? example.asText() : example.toString();
        return new Operation(method.toUpperCase(java.util.Locale.ROOT), path, media, body);
    }
}
