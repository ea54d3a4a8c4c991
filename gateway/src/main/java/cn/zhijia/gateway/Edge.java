package cn.zhijia.gateway;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import cn.zhijia.kit.ProblemAnswer;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Trace;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Names every request for the logs, and refuses in words what the HTTP server would refuse with an empty answer. The server's
 * own
 * limits are wider and only a net under these.
 */
@ApplicationScoped
class Edge {

    /** Path segments that name a person or open something: not for the access log. */
    private static final Pattern PERSONAL = Pattern
            .compile("(/(?:carers|registrations|members|sanctions|calendar-feeds)/)[^/]+");

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** The colon, the space and the line's end of a header field. */
    private static final int PER_HEADER = 4;

    private final int maxAddress;
    private final int maxHeaders;
    private final ProblemAnswer problems;

    Edge(GatewayConfig config, ProblemAnswer problems) {
        maxAddress = config.maxAddress();
        maxHeaders = config.maxHeaders();
        this.problems = problems;
    }

    void beforeAnythingElse(@Observes Router router) {
        router.route().order(-1300).failureHandler(this::explain);
        router.route().order(-1200).handler(this::meet);
        router.errorHandler(400, this::unroutable);
    }

    private void meet(RoutingContext request) {
        nameIt(request);
        String why = refused(request.request());
        if (why == null) {
            request.next();
        } else {
            problems.send(request, new Refusal(why));
        }
    }

    /** What routing itself cannot make sense of fails before the first handler runs. */
    private void explain(RoutingContext request) {
        boolean hostless = request.statusCode() == 400 && request.request().authority() == null;
        if (hostless || request.statusCode() == 404) {
            nameIt(request);
            problems.send(request, hostless ? new Refusal("host-required") : Refusal.notFound());
        } else {
            request.next();
        }
    }

    /** A path that cannot be matched with any route, such as one with a broken escape, passes no handler at all. */
    private void unroutable(RoutingContext request) {
        nameIt(request);
        problems.send(request, new Refusal(wellFormed(request.request().uri()) ? "http-400" : "malformed-address"));
    }

    private String refused(HttpServerRequest request) {
        if (request.uri().length() > maxAddress) {
            return "http-414";
        }
        int size = 0;
        for (var header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + PER_HEADER;
        }
        if (size > maxHeaders) {
            return "http-431";
        }
        if (!wellFormed(request.uri())) {
            return "malformed-address";
        }
        String host = request.getHeader("Host");
        return host != null && host.isBlank() ? "host-required" : null;
    }

    private static boolean wellFormed(String uri) {
        if (Hygiene.plain(uri)) {
            return true;
        }
        try {
            new URI(uri);
            return true;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** A request id that is a sane UUID is kept, so that an app can find its call in our logs. */
    private void nameIt(RoutingContext request) {
        var call = request.request();
        String id = call.getHeader("X-Request-Id");
        if (id == null || !UUID_FORM.matcher(id).matches()) {
            id = Trace.newId().toString();
            call.headers().set("X-Request-Id", id);
        }
        boolean loggable = call.path() != null && call.uri().length() <= maxAddress;
        call.headers().set("X-Logged-Path", loggable ? PERSONAL.matcher(call.path()).replaceAll("$1*") : "-");
        request.response().putHeader("X-Request-Id", id).putHeader("X-Content-Type-Options", "nosniff");
    }
}
