package cn.zhijia.gateway.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Waits until every part answers, and tells which do and which do not. */
final class Readiness {

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration NEWS = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final Consumer<String> progress;
    private final Runnable stillRunning;

    /** One part, where it says that it is ready, and its log. */
    record Part(String name, URI address, Path log) {
    }

    /** @param stillRunning throws when waiting is pointless */
    Readiness(Consumer<String> progress, Runnable stillRunning) {
        this.progress = progress;
        this.stillRunning = stillRunning;
    }

    void await(List<Part> parts, Duration limit) throws InterruptedException {
        var waiting = new ArrayList<>(parts);
        long start = System.nanoTime();
        long news = start;
        while (!waiting.isEmpty()) {
            stillRunning.run();
            if (waiting.removeIf(this::ready)) {
                news = System.nanoTime();
            } else if (System.nanoTime() - start > limit.toNanos()) {
                throw late(waiting.get(0), limit);
            } else if (System.nanoTime() - news > NEWS.toNanos()) {
                news = System.nanoTime();
                progress.accept("waiting for " + String.join(", ", waiting.stream().map(Part::name).toList()));
            }
            Thread.sleep(BETWEEN.toMillis());
        }
    }

    private boolean ready(Part part) {
        if (!answer(part).startsWith("200 ")) {
            return false;
        }
        progress.accept(part.name() + " is ready");
        return true;
    }

    private SuiteFailure late(Part part, Duration limit) {
        return new SuiteFailure(part.name() + " was not ready after " + limit.toSeconds() + " s (" + part.address() + " said: "
                + answer(part) + "); its log is " + part.log());
    }

    private String answer(Part part) {
        try {
            var request = HttpRequest.newBuilder(part.address()).timeout(Duration.ofSeconds(3)).build();
            var response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() + " " + response.body().replaceAll("\\s+", " ");
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteStopped();
        }
    }
}
