package cn.zhijia.gateway.contract;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.zhijia.kit.Words;
import io.quarkus.logging.Log;

/** Joins OpenAPI documents: paths and schemas side by side, and to every operation what the gateway itself can answer. */
final class JoinedContract {

    private JoinedContract() {
    }

    /** @param parts by service name, in the order they are to stand */
    static ObjectNode of(ObjectMapper json, Map<String, JsonNode> parts) {
        var all = json.createObjectNode().put("openapi", "3.1.1");
        all.putObject("info").put("title", "Zhijia 职家 API").put("version", "1.0.0")
                .put("description",
                        "A trade union's workers' home: events, counselling with crisis referral, and the 慧企学堂 degree programme.")
                .putObject("contact")
                .put("name", "Zhijia");
        all.putArray("servers").addObject().put("url", "/").put("description", "The gateway you read this from");
        var tags = all.putArray("tags");
        var paths = all.putObject("paths");
        var components = all.putObject("components");
        var problems = (ObjectNode) json.valueToTree(Words.problems()); // the gateway's own, such as ambiguous-request
        all.set("x-problems", problems);
        parts.forEach((name, part) -> {
            part.path("tags").forEach(tags::add);
            merge(paths, part.path("paths"), name);
            part.path("components").properties()
                    .forEach(kind -> merge(components.withObjectProperty(kind.getKey()), kind.getValue(), name));
            problems.setAll((ObjectNode) part.path("x-problems").deepCopy());
        });
        paths.forEach(path -> path.forEach(operation -> {
            if (operation.has("responses")) {
                answers(operation, "413", "The body is over the limit.");
                answers(operation, "502", "The service could not be reached: repeat after Retry-After.");
                answers(operation, "504", "The service did not answer in time: repeating is safe.");
            }
        }));
        return all;
    }

    /** The kit's schemas are the same everywhere; two different ones under one name would make one of them a lie. */
    private static void merge(ObjectNode into, JsonNode from, String part) {
        from.properties().forEach(entry -> {
            var before = into.get(entry.getKey());
            if (before != null && !before.equals(entry.getValue())) {
                Log.errorf("The contract of %s has another %s than a service before it", part, entry.getKey());
            }
            into.set(entry.getKey(), entry.getValue().deepCopy());
        });
    }

    private static void answers(JsonNode operation, String status, String description) {
        var responses = (ObjectNode) operation.get("responses");
        if (!responses.has(status)) {
            responses.putObject(status).put("description", description).putObject("content")
                    .putObject("application/problem+json").putObject("schema").put("$ref",
                            "#/components/schemas/Problem");
        }
        if (Integer.parseInt(status) > 500) {
            responses.withObject("/" + status).withObject("/headers").withObject("/Retry-After").put("$ref",
                    "#/components/headers/RetryAfter");
        }
    }
}
