package cn.zhijia.counselling.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;

/** Makes one call. It follows nobody elsewhere (redirects), and what is answered is not read. */
@Singleton
class Sender {

    private static final Duration CONNECT = Duration.ofSeconds(5), ANSWER = Duration.ofSeconds(15),
            WHOLE = Duration.ofSeconds(20);

    private final Duration whole;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    Sender() {
        this(WHOLE);
    }

    /** @param whole how long a call may take with all that is answered */
    Sender(Duration whole) {
        this.whole = whole;
    }

    /** Signed anew each time: the time is a part of it. The status that was answered. */
    int send(Endpoint to, Attempt attempt) throws IOException, InterruptedException {
        String id = attempt.id().toString();
        var request = HttpRequest.newBuilder(to.url()).timeout(ANSWER).header("Content-Type", "application/json")
                .header("webhook-id", id).header("webhook-timestamp", Long.toString(attempt.timestamp()))
                .header("webhook-signature", to.signature().of(id, attempt.timestamp(), attempt.body()))
                .POST(HttpRequest.BodyPublishers.ofString(attempt.body())).build();
        var answer = http.sendAsync(request, BodyHandlers.discarding());
        try { // the request's own time-out ends with the headers; a body that never ends must not hold the lane
            return answer.get(whole.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException | TimeoutException silent) {
            answer.cancel(true);
            throw new IOException("no answer", silent);
        }
    }
}
