package cn.zhijia.counselling.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import cn.zhijia.counselling.webhook.reach.Names;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * Makes one call, and holds no thread while it lasts. The name is resolved once, and what was checked is what is connected to
 * (a name that points elsewhere a moment later gains nothing), while certificate, SNI and Host go by the name. It follows
 * nobody elsewhere (redirects), and what is answered is not read.
 */
@Singleton
class Sender {

    /** At the same time to one address; each of our lanes has one call under way. */
    private static final int MOST = 512;

    private final HttpClient http;
    private final Names names;

    @Inject
    Sender(Vertx vertx, Names names) {
        this(vertx, names, new HttpClientOptions());
    }

    Sender(Vertx vertx, Names names, HttpClientOptions trust) {
        this.names = names;
        http = vertx.createHttpClient(trust.setProtocolVersion(HttpVersion.HTTP_1_1).setVerifyHost(true).setKeepAlive(false)
                .setMaxPoolSize(MOST));
    }

    /** Signed anew each time: the time is a part of it. What was answered; fails where nobody answers in time. */
    CompletableFuture<Answer> send(Endpoint to, Attempt attempt) {
        var answer = new CompletableFuture<Answer>();
        CompletionStage<List<InetAddress>> found = names.of(to.url().getHost());
        found.thenAccept(addresses -> call(to, attempt, chosen(to, addresses), answer)).exceptionally(unreachable -> {
            answer.completeExceptionally(unreachable);
            return null;
        });
        return answer.orTimeout(to.pace().patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One of which we may not connect to spoils all: a name of the inside is no name of the outside. */
    private static InetAddress chosen(Endpoint to, List<InetAddress> found) {
        if (found.isEmpty() || !found.stream().allMatch(to.admits())) {
            throw new java.io.UncheckedIOException(new IOException("the name leads to an address that is not admitted"));
        }
        return found.get(0);
    }

    private void call(Endpoint to, Attempt attempt, InetAddress address, CompletableFuture<Answer> answer) {
        http.request(request(to, attempt, address)).onSuccess(request -> {
            CompletionStage<Answer> over = answer;
            over.whenComplete((done, late) -> request.connection().close()); // a body that never ends holds nothing
            say(request, attempt.body(), answer);
        }).onFailure(answer::completeExceptionally);
    }

    private static void say(HttpClientRequest request, String body, CompletableFuture<Answer> answer) {
        request.send(Buffer.buffer(body))
                .onSuccess(said -> answer
                        .complete(Answer.of(said.statusCode(), said.getHeader("Retry-After"), Instant.now())))
                .onFailure(answer::completeExceptionally);
    }

    private static RequestOptions request(Endpoint to, Attempt attempt, InetAddress address) {
        return new RequestOptions().setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, to.port())))
                .setHost(to.url().getHost()).setPort(to.port()).setSsl(to.secure()).setURI(to.target())
                .setFollowRedirects(false).setTimeout(to.pace().patience.toMillis())
                .putHeader("Content-Type", "application/json").putHeader("webhook-id", attempt.id().toString())
                .putHeader("webhook-timestamp", Long.toString(attempt.timestamp()))
                .putHeader("webhook-signature", to.signed(attempt));
    }

    @PreDestroy
    void stop() {
        http.close();
    }
}
