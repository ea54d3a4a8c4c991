package cn.zhijia.kit;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logmanager.MDC;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** The trace id (W3C {@code traceparent}) and request id of a request, in every log line and problem. */
@ApplicationScoped
public class Trace {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    void everyRequest(@Observes Filters filters) {
        filters.register(request -> {
            MDC.put("traceId", id(request));
            request.next();
        }, 1000);
    }

    /** 32 hex digits, taken from {@code traceparent} when it is a sane one, else made. */
    public static String id(RoutingContext request) {
        String id = request.get("zhijia.trace");
        if (id == null) {
            String parent = request.request().getHeader("traceparent");
            var sane = parent == null ? null : TRACEPARENT.matcher(parent);
            id = sane != null && sane.matches() ? sane.group(1) : hex(newId());
            request.put("zhijia.trace", id);
        }
        return id;
    }

    /** A random UUID (version 4) for the logs. It is no secret, so it does without the price of a secure random. */
    public static UUID newId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    /** 16 hex digits that name one step of a trace. */
    public static String newSpan() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1); // all zeros would be none
    }

    private static String hex(UUID id) {
        return HexFormat.of().toHexDigits(id.getMostSignificantBits())
                + HexFormat.of().toHexDigits(id.getLeastSignificantBits());
    }
}
