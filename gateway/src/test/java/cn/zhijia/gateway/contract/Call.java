package cn.zhijia.gateway.contract;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** One operation of the joined contract. */
record Call(String method, String path, JsonNode operation) {

    static List<Call> all(JsonNode contract) {
        return contract.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream().filter(o -> o.getValue().has("operationId"))
                        .map(o -> new Call(o.getKey().toUpperCase(Locale.ROOT), path.getKey(), o.getValue())))
                .toList();
    }

    String id() {
        return operation.path("operationId").asText();
    }

    /** A path that somebody could call: every parameter filled with a fresh id, a number or a plain word. */
    String filled() {
        return path.replaceAll("\\{(memberNo|date|type)}", "2026-11-23").replaceAll("\\{number}", "1")
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    boolean hasBody() {
        return operation.at("/requestBody/content").has("application/json");
    }

    boolean hasQuery(String name) {
        return operation.path("parameters").findValuesAsText("name").contains(name);
    }

    boolean takes(String component) {
        return operation.path("parameters").findValuesAsText("$ref").contains("#/components/parameters/" + component);
    }

    boolean answers(String status) {
        return operation.path("responses").has(status);
    }

    boolean gives(String status, String header) {
        return operation.path("responses").path(status).path("headers").has(header);
    }
}
