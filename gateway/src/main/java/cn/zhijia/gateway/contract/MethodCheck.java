package cn.zhijia.gateway.contract;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.kit.ProblemAnswer;
import cn.zhijia.kit.Refusal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers 405 with {@code Allow} for a path that the contract has under other methods only, and OPTIONS with 204 and
 * {@code Allow}. The services cannot: Quarkus REST answers 404 where several resource classes share the beginning of a path,
 * and OPTIONS with 200 whatever the path.
 */
@ApplicationScoped
class MethodCheck {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final ProblemAnswer problems;
    /** The gateway's own. */
    private static final List<String> OWN = List.of("/openapi.json", "/openapi.yaml", "/docs", "/docs/", "/problems/{code}");

    private volatile Map<List<String>, Set<String>> operations = own();

    MethodCheck(ProblemAnswer problems) {
        this.problems = problems;
    }

    void beforeTheDoor(@Observes Router router) {
        router.route().order(-1100).handler(this::check);
    }

    /** The paths of a contract that was just joined. */
    void learn(JsonNode contract) {
        var learned = own();
        contract.path("paths").properties().forEach(path -> {
            var allowed = new TreeSet<String>();
            path.getValue().fieldNames().forEachRemaining(method -> {
                if (METHODS.contains(method)) {
                    allowed.add(method.toUpperCase(Locale.ROOT));
                }
            });
            learned.put(segments(path.getKey()), allowed);
        });
        operations = learned;
    }

    private static Map<List<String>, Set<String>> own() {
        var own = new HashMap<List<String>, Set<String>>();
        OWN.forEach(path -> own.put(segments(path), Set.of("GET")));
        return own;
    }

    private void check(RoutingContext request) {
        String method = request.request().method().name();
        var allowed = new TreeSet<String>();
        var path = segments(String.valueOf(request.request().path()));
        operations.forEach((template, methods) -> {
            if (matches(template, path)) {
                allowed.addAll(methods);
            }
        });
        if (allowed.isEmpty() || allowed.contains(method) || method.equals("HEAD") && allowed.contains("GET")) {
            request.next();
            return;
        }
        request.response().putHeader("Allow", allow(allowed));
        if (method.equals("OPTIONS")) {
            request.response().setStatusCode(204).end();
        } else {
            problems.send(request, new Refusal("http-405"));
        }
    }

    private static String allow(Set<String> methods) {
        var all = new TreeSet<>(methods);
        all.add("OPTIONS");
        if (methods.contains("GET")) {
            all.add("HEAD");
        }
        return String.join(", ", all);
    }

    private static boolean matches(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!template.get(i).startsWith("{") && !template.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/", -1));
    }
}
