package cn.zhijia.kit.testing.matrix;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An operation with everything that a call of it needs: the contract's example as its body until somebody changes that,
 * {@code If-Match: *} where the contract asks for one.
 */
public final class Call {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final Operation operation;
    private final Map<String, Object> path = new HashMap<>();
    private final Map<Role, Map<String, Object>> paths = new EnumMap<>(Role.class);
    private final Map<String, Object> query = new LinkedHashMap<>();
    private final Map<String, Object> body = new LinkedHashMap<>();
    private final Map<Role, Map<String, Object>> bodies = new EnumMap<>(Role.class);
    private String type = "application/json";
    private byte[] file;

    Call(Operation operation) {
        this.operation = operation;
    }

    /** What stands for {@code {name}} in the path. */
    public Call path(String name, Object value) {
        path.put(name, value);
        return this;
    }

    /** What stands there for callers of this role, whose own is another object. */
    public Call path(Role role, String name, Object value) {
        paths.computeIfAbsent(role, r -> new HashMap<>()).put(name, value);
        return this;
    }

    public Call query(String name, Object value) {
        query.put(name, value);
        return this;
    }

    /** A field in place of the example's. */
    public Call body(String field, Object value) {
        body.put(field, value);
        return this;
    }

    /** These fields alone, in place of the example. */
    public Call wholeBody(Map<String, ?> fields) {
        file = new byte[0];
        body.putAll(fields);
        return this;
    }

    /** A field as callers of this role send it; null leaves it out. */
    public Call body(Role role, String field, Object value) {
        bodies.computeIfAbsent(role, r -> new LinkedHashMap<>()).put(field, value);
        return this;
    }

    /** In place of JSON. */
    public Call file(String mediaType, String content) {
        type = mediaType;
        file = content.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    HttpRequest by(Caller caller, URI service) {
        var request = HttpRequest.newBuilder(URI.create(service + filled(caller.role()) + queries()));
        if (caller.token() != null) {
            request.header("Authorization", "Bearer " + caller.token());
        }
        if (operation.needsMatch()) {
            request.header("If-Match", "*");
        }
        byte[] content = content(caller.role());
        if (content != null) {
            request.header("Content-Type", type);
        }
        return request
                .method(operation.method(), content == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content))
                .build();
    }

    private byte[] content(Role role) {
        if (!type.equals("application/json")) {
            return file;
        }
        if (operation.example() == null && body.isEmpty() && bodies.isEmpty() && file == null) {
            return null;
        }
        var whole = operation.example() == null || file != null ? JSON.createObjectNode()
                : ((ObjectNode) operation.example()).deepCopy();
        body.forEach((field, value) -> whole.set(field, JSON.valueToTree(value)));
        bodies.getOrDefault(role, Map.of()).forEach((field, value) -> whole.set(field, JSON.valueToTree(value)));
        whole.properties().removeIf(field -> field.getValue().isNull());
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String filled(Role role) {
        var names = new HashMap<>(path);
        names.putAll(paths.getOrDefault(role, Map.of()));
        return PARAMETER.matcher(operation.path()).replaceAll(found -> {
            if (names.get(found.group(1)) == null) {
                throw new IllegalStateException(operation.id() + ": nobody says what " + found.group() + " is");
            }
            return encoded(names.get(found.group(1)));
        });
    }

    private String queries() {
        var all = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, value) -> all.add(name + "=" + encoded(value)));
        return all.toString();
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
}
