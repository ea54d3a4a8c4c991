package cn.zhijia.kit.testing.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One operation of the contract.
 *
 * @param variant what is particular about the object, by the table; blank when nothing is
 * @param example of a body, as the contract gives it; null when it takes none
 */
public record Operation(String id, String variant, String method, String path, JsonNode example, boolean needsMatch) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** All of an OpenAPI document, also those without an operationId, which no table can name. */
    static List<Operation> of(JsonNode contract) {
        return contract.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream().filter(o -> METHODS.contains(o.getKey()))
                        .map(o -> new Operation(o.getValue().path("operationId").asText(), "",
                                o.getKey().toUpperCase(Locale.ROOT), path.getKey(), example(contract, o.getValue()),
                                o.getValue().path("responses").has("428"))))
                .toList();
    }

    private static JsonNode example(JsonNode contract, JsonNode operation) {
        var schema = operation.at("/requestBody/content/application~1json/schema");
        var example = (schema.has("$ref") ? contract.at(schema.path("$ref").asText().substring(1)) : schema).path("examples")
                .path(0);
        return example.isMissingNode() ? null : example;
    }

    Operation in(String another) {
        return new Operation(id, another, method, path, example, needsMatch);
    }

    /** As its line is called. */
    String line() {
        return variant.isEmpty() ? id : id + "@" + variant;
    }

    /** Whether its path begins so. */
    public boolean under(String template) {
        return (path + "/").startsWith(template + "/");
    }

    public boolean changes() {
        return !method.equals("GET");
    }
}
