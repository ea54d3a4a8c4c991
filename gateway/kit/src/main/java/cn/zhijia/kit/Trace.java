package cn.zhijia.kit;

import java.util.UUID;
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
            id = sane != null && sane.matches() ? sane.group(1) : UUID.randomUUID().toString().replace("-", "");
            request.put("zhijia.trace", id);
        }
        return id;
    }
}
