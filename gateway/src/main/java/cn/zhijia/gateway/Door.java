package cn.zhijia.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import cn.zhijia.kit.ProblemAnswer;
import cn.zhijia.kit.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Every request that {@link Edge} could read passes here: hygiene, route, guard, size, and then on to its origin. */
@ApplicationScoped
class Door {

    /** For a refused sender to see the answer before the connection goes. */
    private static final long GRACE_MILLIS = 1_000;

    private final RoutingTable table;
    private final Guard guard;
    private final Origins origins;
    private final ProblemAnswer problems;

    Door(RoutingTable table, Guard guard, Origins origins, ProblemAnswer problems) {
        this.table = table;
        this.guard = guard;
        this.origins = origins;
        this.problems = problems;
    }

    void open(@Observes Router router) {
        router.route().order(-1000).handler(this::receive);
    }

    private void receive(RoutingContext request) {
        if (!Hygiene.unambiguous(request.request())) {
            problems.send(request, new Refusal("ambiguous-request"));
            return;
        }
        String method = request.request().method().name();
        String path = request.request().path();
        if (path.startsWith("/q/")) { // the operator's, wherever the framework puts it
            problems.send(request, Refusal.notFound());
            return;
        }
        var origin = table.origin(method, path);
        if (origin.isEmpty()) {
            if (method.equals("OPTIONS")) { // those of our own paths are answered already
                problems.send(request, Refusal.notFound());
            } else {
                request.next(); // the gateway's own answers, or 404
            }
            return;
        }
        long most = table.maxBody(method, path);
        if (declaredLength(request) > most) {
            problems.send(request, new Refusal("http-413"));
            request.vertx().setTimer(GRACE_MILLIS, late -> request.request().connection().close()); // rather than read what nobody wants
            return;
        }
        frame(request);
        if (origin.get().equals("keycloak")) { // it knows its own tokens, and Basic credentials too
            origins.passOn(request, origin.get(), most);
            return;
        }
        guard.check(request, table.open(method, path), () -> origins.passOn(request, origin.get(), most));
    }

    /**
     * HTTP/2 bodies need no declared length; the proxy must be told that one may come, or it sends it on without any framing.
     */
    private static void frame(RoutingContext request) {
        var call = request.request();
        boolean bodiless = call.method().equals(HttpMethod.GET) || call.method().equals(HttpMethod.HEAD);
        if (call.version() == HttpVersion.HTTP_2 && !bodiless && call.getHeader("Content-Length") == null) {
            call.headers().set("Transfer-Encoding", "chunked");
        }
    }

    private static long declaredLength(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }
}
