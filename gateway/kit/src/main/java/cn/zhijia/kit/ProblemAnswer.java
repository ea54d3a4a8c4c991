package cn.zhijia.kit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Makes problems, and answers with them where no resource method is near, as in a route. */
@ApplicationScoped
public class ProblemAnswer {

    private static final String FHIR = "application/fhir+json";

    private final ObjectMapper json;

    ProblemAnswer(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the request with this refusal. */
    public void send(RoutingContext request, Refusal refusal) {
        var response = request.response();
        if (!response.ended() && !response.headWritten()) {
            response.setStatusCode(Words.status(refusal.code())).headers().addAll(headers(request, refusal));
            response.end(body(request, refusal));
        }
    }

    /** The headers that go with {@link #body}. */
    public MultiMap headers(RoutingContext request, Refusal refusal) {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .add("Content-Type", type(request))
                .add("Content-Language", Words.language(request.request().getHeader("Accept-Language")).toLanguageTag())
                .add("Vary", "Accept-Language")
                .add("Cache-Control", "no-store");
        var wait = retryAfter(refusal, Words.status(refusal.code()));
        return wait == null ? headers : headers.add("Retry-After", wait);
    }

    /** The refusal as a problem; under {@code /fhir} as an OperationOutcome. */
    public Buffer body(RoutingContext request, Refusal refusal) {
        var problem = of(refusal, refusal.errors(), request);
        try {
            return Buffer.buffer(json.writeValueAsBytes(shown(problem, request)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String type(RoutingContext request) {
        return fhir(request) ? FHIR : Problem.MEDIA_TYPE;
    }

    static Object shown(Problem problem, RoutingContext request) {
        return fhir(request) ? outcome(problem) : problem;
    }

    private static boolean fhir(RoutingContext request) {
        String path = path(request);
        return path != null && path.startsWith("/fhir/");
    }

    /** The path that was called; null when it cannot be read, which is then the very problem. */
    private static String path(RoutingContext request) {
        try {
            return request.normalizedPath();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    static Problem of(Refusal refusal, List<FieldError> errors, RoutingContext request) {
        var language = Words.language(request.request().getHeader("Accept-Language"));
        var worded = errors.stream().map(f -> f.detail() != null ? f
                : new FieldError(f.pointer(), f.code(), Words.text(language, "field." + f.code(), refusal.members()))).toList();
        return new Problem("/problems/" + refusal.code(), Words.text(language, refusal.code() + ".title", refusal.members()),
                Words.status(refusal.code()),
                Words.text(language, refusal.code() + "." + refusal.wording(), sayable(refusal.members())), path(request),
                refusal.code(), Trace.id(request),
                worded, refusal.members());
    }

    /** Seconds, with jitter because phones must not all come back together; null when a repeat would not help. */
    static String retryAfter(Refusal refusal, int status) {
        if (refusal.retryAfter() == null && status < 502) {
            return null;
        }
        long seconds = refusal.retryAfter() == null ? 1 : refusal.retryAfter().toSeconds();
        return Long.toString(seconds + ThreadLocalRandom.current().nextInt(3));
    }

    /** Lists read as "a, b" in a sentence. */
    private static Map<String, Object> sayable(Map<String, Object> members) {
        var sayable = new HashMap<>(members);
        sayable.replaceAll((name, value) -> {
            if (!(value instanceof Iterable<?> values)) {
                return value;
            }
            var joined = new StringJoiner(", ");
            values.forEach(x -> joined.add(String.valueOf(x)));
            return joined.toString();
        });
        return sayable;
    }

    private static Map<String, Object> outcome(Problem problem) {
        String type = switch (problem.status()) {
            case 401 -> "login";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 409, 412 -> "conflict";
            case 413 -> "too-long";
            case 429 -> "throttled";
            case 503, 502, 504 -> "transient";
            default -> problem.status() >= 500 ? "exception" : "invalid";
        };
        return Map.of("resourceType", "OperationOutcome", "issue", List.of(Map.of("severity", "error", "code", type, "details",
                Map.of("coding", List.of(Map.of("system", "/problems", "code", problem.code())), "text", problem.title()),
                "diagnostics",
                problem.detail() + " (trace " + problem.traceId() + ")")));
    }
}
