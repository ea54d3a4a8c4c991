package cn.zhijia.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

/** Which origin a path belongs to: the longest prefix of whole segments, so that {@code /v1/eventsx} belongs to nobody. */
@ApplicationScoped
class RoutingTable {

    private final Map<String, String> routes = new TreeMap<>();
    private final List<PathPattern> open;
    private final List<PathPattern> auth;
    private final List<PathPattern> large;
    private final List<PathPattern> streams;
    private final long maxBody;
    private final long maxLargeBody;

    RoutingTable(GatewayConfig config) {
        routes.putAll(config.routes());
        open = config.open().stream().map(PathPattern::of).toList();
        auth = config.auth().stream().map(PathPattern::of).toList();
        large = config.largeBodies().stream().map(PathPattern::of).toList();
        streams = config.streams().stream().map(PathPattern::of).toList();
        maxBody = config.maxBody();
        maxLargeBody = config.maxLargeBody();
        var unknown = routes.values().stream().filter(origin -> !config.origins().containsKey(origin)).findFirst();
        if (unknown.isPresent()) {
            throw new IllegalStateException("A route names an origin that is not configured: " + unknown.get());
        }
    }

    /** The origin for this call, or empty: then the gateway answers itself, with its own resources or 404. */
    Optional<String> origin(String method, String path) {
        var segments = PathPattern.segments(path);
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String origin = routes.get(path.substring(0, end));
            if (origin != null) {
                boolean passes = !origin.equals("keycloak") || auth.stream().anyMatch(p -> p.matches(method, segments));
                return passes ? Optional.of(origin) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a guest may call this. */
    boolean open(String method, String path) {
        var segments = PathPattern.segments(path);
        return open.stream().anyMatch(p -> p.matches(method, segments));
    }

    /** Whether the answer goes on for as long as somebody listens. */
    boolean streams(String method, String path) {
        var segments = PathPattern.segments(path);
        return streams.stream().anyMatch(p -> p.matches(method, segments));
    }

    /** The most bytes a body of this call may have. */
    long maxBody(String method, String path) {
        var segments = PathPattern.segments(path);
        return large.stream().anyMatch(p -> p.matches(method, segments)) ? maxLargeBody : maxBody;
    }
}
