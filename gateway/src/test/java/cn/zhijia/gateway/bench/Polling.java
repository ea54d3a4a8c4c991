package cn.zhijia.gateway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.gateway.suite.LocalSuite;

/** Viewers of one replica who poll, from several places: with nothing to come, with a few messages, with many, and new ones. */
final class Polling {

    private static final int CONNECTIONS = 64;
    private static final int SECONDS = 10;
    private static final int WARM_UP = 8;
    private static final int FEW = 5;
    private static final int MANY = 35;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI frames;

    private Polling(URI frames) {
        this.frames = frames;
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        try (var replica = new Replica(suite, "512m", 1); var speaker = new Speaker(suite)) {
            int lines = speaker.speak(3);
            var polls = new Polling(replica.address().resolve(speaker.path() + "/frames")).plan(lines);
            var read = List.of("GET\t" + speaker.path() + "\t-\t-\t\"" + speaker.stream() + '"');
            answered(load.run(replica.address(), polls, CONNECTIONS, WARM_UP));
            answered(load.run(replica.address(), read, CONNECTIONS, WARM_UP));
            var polled = answered(load.run(replica.address(), polls, CONNECTIONS, SECONDS));
            var rival = answered(load.run(replica.address(), read, CONNECTIONS, SECONDS));
            report.row("polling", polled.path("perSecond").asDouble(), rival.path("perSecond").asDouble(), "1/s",
                    "GET frames in turns without a position, %d and %d messages back, and at the newest; each answer 200 with the frame asked for; %d connections, p99 %.1f ms; peer: reading the stream from the database"
                            .formatted(MANY, FEW, CONNECTIONS, polled.path("p99ms").asDouble()));
        }
    }

    /** For the load: each place with what a right answer to it says. Each is asked once before, and its answer read. */
    private List<String> plan(int lines) throws IOException, InterruptedException {
        var start = answer("");
        String newest = start.at("/frames/0/position").asText();
        String epoch = newest.substring(0, newest.indexOf(':') + 1);
        require(newest.equals(epoch + lines) && start.path("reset").asBoolean() && messages(start) > 0, start);
        var plan = new ArrayList<>(List.of(line("", newest)));
        for (int back : List.of(MANY, FEW, 0)) {
            String after = epoch + (lines - back);
            var answer = answer("?after=" + after);
            require(!answer.path("reset").asBoolean() && messages(answer) == back
                    && answer.at("/frames/0/from").asText().equals(after), answer);
            plan.add(line("?after=" + after, after));
        }
        return plan;
    }

    private String line(String query, String from) {
        return "GET\t" + frames.getPath() + query + "\t-\t-\t\"from\":\"" + from + '"';
    }

    private static int messages(JsonNode answer) {
        return answer.findValues("messages").stream().mapToInt(JsonNode::size).sum();
    }

    private JsonNode answer(String query) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(URI.create(frames + query)).build(), BodyHandlers.ofString());
        var body = new ObjectMapper().readTree(answer.body());
        require(answer.statusCode() == 200, body);
        return body;
    }

    private static void require(boolean right, JsonNode answer) {
        if (!right) {
            throw new IllegalStateException("a poll was answered with " + answer);
        }
    }

    private static JsonNode answered(JsonNode result) {
        require(result.path("statuses").size() == 1 && result.path("statuses").path("200").asLong() > 0, result);
        return result;
    }
}
