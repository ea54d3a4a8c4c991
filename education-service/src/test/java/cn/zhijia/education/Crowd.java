package cn.zhijia.education;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.restassured.RestAssured;

/** Many phones at once, each of which repeats what was answered 503 as Retry-After says. */
final class Crowd {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Crowd() {
    }

    /** Runs all of them on so many threads and waits; the first failure fails the test. */
    static <T> List<T> together(int threads, List<Callable<T>> calls) throws Exception {
        var phones = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<T>();
            for (var call : phones.invokeAll(calls)) {
                results.add(call.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            phones.shutdownNow();
        }
    }

    /** The status and body of the final answer; 500 never is one. */
    static HttpResponse<String> put(String token, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").header("If-Match", "*")
                .PUT(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        for (int i = 0; answer.statusCode() == 503 && i < 50; i++) {
            Thread.sleep(1_000 * Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()));
            answer = HTTP.send(request, BodyHandlers.ofString());
        }
        if (answer.statusCode() >= 500) {
            throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    static HttpResponse<String> draft(String token, UUID id, UUID term, UUID... choices)
            throws IOException, InterruptedException {
        String offerings = Stream.of(choices).map(c -> "\"" + c + "\"").collect(Collectors.joining(","));
        return put(token, "/v1/applications/" + id,
                "{\"term\": \"%s\", \"choices\": [%s], \"consent\": true}".formatted(term, offerings));
    }

    static HttpResponse<String> submit(String token, UUID id) throws IOException, InterruptedException {
        return put(token, "/v1/applications/" + id + "/submission", null);
    }

    static HttpResponse<String> withdraw(String token, UUID id) throws IOException, InterruptedException {
        return put(token, "/v1/applications/" + id + "/withdrawal", "{}");
    }
}
