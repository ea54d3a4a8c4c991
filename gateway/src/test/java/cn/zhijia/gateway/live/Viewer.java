package cn.zhijia.gateway.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A viewer's app: follows the frames of a stream, by events or by polling, goes on where it was after whatever ended its
 * connection, and notes each hole and each repeat.
 */
final class Viewer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BETWEEN_MILLIS = 200;

    private final String frames;
    private final boolean polls;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final Thread thread = new Thread(this::follow, "viewer");
    private final List<String> shown = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private String position;
    private int connections;
    private int resets;
    private long unshown;

    /** @param stream address of the livestream */
    Viewer(URI stream) {
        this(stream, false);
    }

    private Viewer(URI stream, boolean polls) {
        frames = stream + "/frames";
        this.polls = polls;
        thread.setDaemon(true);
        thread.start();
    }

    /** One whom events do not reach. @param stream address of the livestream */
    static Viewer polling(URI stream) {
        return new Viewer(stream, true);
    }

    private void follow() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            if (polls) {
                poll();
            } else {
                listen();
            }
        } catch (IOException | UncheckedIOException cut) {
            // by whatever was taken away: it comes back
        }
    }

    private void listen() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(frames + "/stream")).header("Accept", "text/event-stream");
        String known = position();
        if (known != null) {
            request.header("Last-Event-ID", known);
        }
        var answer = http.send(request.build(), BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            if (!answered(answer.statusCode())) {
                return;
            }
            String event = "message";
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:") && !event.equals("reconnect")) {
                    take(event, JSON.readTree(line.substring(5)));
                }
            }
        }
    }

    private void poll() throws IOException, InterruptedException {
        String known = position();
        var place = known == null ? "" : "?after=" + known;
        var answer = http.send(HttpRequest.newBuilder(URI.create(frames + place)).build(), BodyHandlers.ofString());
        if (answered(answer.statusCode())) {
            var body = JSON.readTree(answer.body());
            body.path("frames").forEach(frame -> take(body.path("reset").asBoolean() ? "reset" : "frame", frame));
        }
    }

    /** Patience is asked for while something is taken away; anything else is a fault. */
    private synchronized boolean answered(int status) {
        if (status == 200) {
            connections++;
        } else if (status < 502) {
            faults.add("answered " + status);
        }
        return status == 200;
    }

    private synchronized void take(String event, JsonNode frame) {
        String to = frame.path("position").asText();
        var messages = frame.path("messages").findValuesAsText("id");
        if (event.equals("reset")) {
            resets++;
            messages.removeAll(shown); // the newest ten are told again
        } else {
            long told = messages.size() + frame.path("hidden").size() + frame.path("dropped").asLong()
                    + frame.path("withheld").asLong();
            if (!frame.path("from").asText().equals(position) || told != offset(to) - offset(position)) {
                faults.add("at " + position + " came " + frame);
            }
            unshown += told - messages.size();
        }
        if (messages.stream().anyMatch(shown::contains)) {
            faults.add("again: " + frame);
        }
        shown.addAll(messages);
        frame.path("hidden").forEach(id -> hidden.add(id.asText()));
        position = to;
    }

    private static long offset(String position) {
        return Long.parseLong(position.substring(position.indexOf(':') + 1));
    }

    /** Null before the first event. */
    synchronized String position() {
        return position;
    }

    /** How far the log was told; -1 before the first event. */
    synchronized long at() {
        return position == null ? -1 : offset(position);
    }

    /** Ids, in the order in which they came. */
    synchronized List<String> shown() {
        return List.copyOf(shown);
    }

    synchronized Set<String> hidden() {
        return Set.copyOf(hidden);
    }

    /** Entries of the log that it was told of without a message to show. */
    synchronized long unshown() {
        return unshown;
    }

    synchronized int resets() {
        return resets;
    }

    synchronized int connections() {
        return connections;
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
