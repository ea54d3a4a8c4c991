package cn.zhijia.events.live.frame.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads events as an app does, one connection at a time. */
final class Follower implements AutoCloseable {

    /** @param name "comment" for one, "end" when there will be no more */
    record Event(String name, String id, JsonNode data, String retry) {
    }

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    final HttpResponse<InputStream> answer;
    final Screen screen;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private String retry;

    private Follower(HttpResponse<InputStream> answer, Screen screen) {
        this.answer = answer;
        this.screen = screen;
        var reader = new Thread(this::read, "follower");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param last the Last-Event-ID, or null */
    static Follower of(URI address, String last, Screen screen) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        return new Follower(HTTP.send(request.build(), BodyHandlers.ofInputStream()), screen);
    }

    /** The next event that is no comment, shown on the screen. */
    Event next() throws InterruptedException {
        Event event;
        do {
            event = any();
        } while (event.name.equals("comment"));
        if (event.name.equals("reset")) {
            screen.reset(event.data);
        } else if (event.name.equals("frame")) {
            screen.frame(event.data);
        }
        if (event.id != null) {
            assertEquals(screen.position, event.id);
        }
        return event;
    }

    Event any() throws InterruptedException {
        var event = events.poll(30, TimeUnit.SECONDS);
        assertNotNull(event, "nothing came for 30 s");
        return event;
    }

    /** Reads until it has come that far. */
    Follower until(long offset) throws InterruptedException {
        while (screen.position == null || screen.offset() < offset) {
            assertEquals(false, next().name.equals("end"), "ended before " + offset);
        }
        return this;
    }

    String retry() {
        return retry;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String name = null;
            String id = null;
            String data = null;
            String wait = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    events.add(new Event("comment", null, null, null));
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith("retry: ")) {
                    wait = line.substring(7);
                    retry = wait;
                } else if (line.isEmpty() && data != null) {
                    events.add(new Event(name, id, JSON.readTree(data), wait));
                    name = null;
                    id = null;
                    data = null;
                    wait = null;
                }
            }
        } catch (IOException | UncheckedIOException ended) {
            // as ends always come
        }
        events.add(new Event("end", null, null, null));
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
