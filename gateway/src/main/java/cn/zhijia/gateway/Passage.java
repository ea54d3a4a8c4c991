package cn.zhijia.gateway;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import cn.zhijia.gateway.Origins.Origin;
import cn.zhijia.kit.ProblemAnswer;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Trace;
import cn.zhijia.kit.Words;
import io.netty.channel.ConnectTimeoutException;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/**
 * One request on its way through: cleaned headers, one more try when nobody was reached, and a problem instead of a bare 502.
 */
final class Passage implements ProxyInterceptor, OriginRequestProvider {

    private final RoutingContext request;
    private final Origin origin;
    private final OpenStreams streams;
    private final long maxBody;
    private final Duration responseTimeout;
    private final ProblemAnswer problems;
    private HttpClientRequest onwardRequest;
    private long timer = -1;
    private boolean answered;
    private boolean timedOut;
    private LimitedBody body;

    /** @param streams null when this is an ordinary call */
    Passage(RoutingContext request, Origin origin, OpenStreams streams, long maxBody, Duration responseTimeout,
            ProblemAnswer problems) {
        this.request = request;
        this.origin = origin;
        this.streams = streams;
        this.maxBody = maxBody;
        this.responseTimeout = responseTimeout;
        this.problems = problems;
    }

    HttpClient client() {
        return (streams == null ? origin.calls() : origin.streams()).here();
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var onward = context.request();
        Hygiene.cleanRequest(onward.headers(), origin.name().equals("keycloak"));
        introduce(onward);
        body = new LimitedBody(onward.getBody().stream(), maxBody, this::expectAnAnswer);
        onward.setBody(Body.body(body, onward.getBody().length()));
        return context.sendRequest().recover(failure -> Future.succeededFuture(sorry(onward, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        Hygiene.cleanAnswer(context.response().headers());
        int status = context.response().getStatusCode();
        if (status == 304 || status == 204) { // bodiless by definition: framed as chunked they would leave a client waiting
            context.response().getBody().stream().resume();
            context.response().setBody(null);
        }
        request.response().headers().names().forEach(context.response().headers()::remove); // ours win
        var answer = context.response().getBody();
        if (answer != null && answer.length() > 0) {
            context.response().setBody(Body.body(new CountedBody(answer.stream(), answer.length()), answer.length()));
        } else if (answer != null && streams != null) {
            var endless = new CountedBody(answer.stream(), Long.MAX_VALUE);
            context.response().setBody(Body.body(endless));
            streams.hold(onwardRequest.response().result().end(), () -> {
                endless.end();
                onwardRequest.reset();
            });
        }
        return context.sendResponse();
    }

    @Override
    public Future<HttpClientRequest> create(ProxyContext context) {
        var first = origin.replicas().next();
        return connect(first).recover(failure -> {
            if (!(failure instanceof ConnectException)) {
                return Future.failedFuture(failure);
            }
            origin.replicas().refused(first);
            return connect(origin.replicas().next()); // nothing was sent, so even a write may be tried again: once, elsewhere if there is an elsewhere
        }).onSuccess(connected -> {
            onwardRequest = connected;
            connected.exceptionHandler(failure -> Log.debugf("Ended with %s: %s", origin.name(), failure.getMessage())); // told to the caller by sorry()
            connected.response().onComplete(answer -> {
                answered = true;
                request.vertx().cancelTimer(timer);
            });
        });
    }

    /** A connection, within the response time-out: waiting in a pool that others have filled is waiting too. */
    private Future<HttpClientRequest> connect(URI address) {
        var asked = client().request(new RequestOptions().setHost(address.getHost()).setPort(address.getPort())
                .setSsl("https".equals(address.getScheme())));
        if (asked.isComplete()) { // one that was kept: nothing to wait for
            return asked;
        }
        Promise<HttpClientRequest> inTime = Promise.promise();
        long limit = request.vertx().setTimer(responseTimeout.toMillis(),
                id -> inTime.tryFail(new TimeoutException("no connection")));
        asked.onComplete(connected -> {
            request.vertx().cancelTimer(limit);
            if (connected.failed()) {
                inTime.tryFail(connected.cause());
            } else if (!inTime.tryComplete(connected.result())) {
                connected.result().reset(); // too late: the caller has its answer
            }
        });
        return inTime.future();
    }

    /** The whole request has been read: an answer must begin in time. One that has begun may stream for ever. */
    private void expectAnAnswer() {
        if (!answered) {
            timer = request.vertx().setTimer(responseTimeout.toMillis(), id -> {
                timedOut = true;
                if (onwardRequest != null) {
                    onwardRequest.reset();
                }
            });
        }
    }

    /** Says who calls, and through what: the only forwarding headers a service may believe. */
    private void introduce(ProxyRequest onward) {
        var caller = request.request();
        String address = caller.remoteAddress() == null ? "unknown" : caller.remoteAddress().hostAddress();
        String host = caller.authority() == null ? "" : caller.authority().toString();
        onward.putHeader("X-Forwarded-For", address).putHeader("X-Forwarded-Proto", caller.scheme())
                .putHeader("X-Forwarded-Host", host)
                .putHeader("Forwarded",
                        "for=" + (address.contains(":") ? "\"[" + address + "]\"" : address) + ";proto=" + caller.scheme()
                                + ";host=\"" + host + "\"")
                .putHeader("X-Request-Id", caller.getHeader("X-Request-Id"))
                .putHeader("traceparent", "00-" + Trace.id(request) + "-" + Trace.newSpan() + "-01");
    }

    private ProxyResponse sorry(ProxyRequest onward, Throwable failure) {
        var refusal = new Refusal(reason(failure));
        if (!refusal.code().equals("http-413")) {
            Log.warnf("%s did not answer %s %s: %s (%s), trace %s", origin.name(), request.request().method(),
                    request.request().getHeader("X-Logged-Path"), refusal.code(),
                    failure.getClass().getSimpleName(), Trace.id(request));
        }
        var answer = onward.release().response().setStatusCode(Words.status(refusal.code()))
                .setBody(Body.body(problems.body(request, refusal)));
        answer.headers().addAll(problems.headers(request, refusal));
        return answer;
    }

    private String reason(Throwable failure) {
        if (body != null && body.exceeded()) {
            return "http-413";
        }
        if (timedOut || failure instanceof ConnectTimeoutException || failure instanceof TimeoutException) {
            return "origin-timeout";
        }
        return failure instanceof ConnectionPoolTooBusyException ? "busy" : "origin-unavailable";
    }
}
