package cn.zhijia.gateway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.gateway.suite.LocalSuite;

/**
 * Viewers of one replica who poll: those of a broadcast in which somebody speaks, each from where its last answer took it, and
 * then at rest, from several places: with nothing to come, with a few messages, with many, and new ones.
 */
final class Polling {

    private static final int CONNECTIONS = 64;
    private static final int SECONDS = 10;
    private static final int WARM_UP = 8;
    private static final int FEW = 5;
    private static final int MANY = 35;
    /** Each of them comes again when all others have had their turn, in which time something was said. */
    private static final int PHONES = 10_000;
    /** Seconds that the load takes to start. */
    private static final int STARTING = 3;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI frames;

    private Polling(URI frames) {
        this.frames = frames;
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        try (var replica = new Replica(suite, "512m", 1); var speaker = new Speaker(suite)) {
            int lines = speaker.speak(3);
            var frames = new Polling(replica.address().resolve(speaker.path() + "/frames"));
            var polls = frames.plan(lines);
            var read = List.of("GET\t" + speaker.path() + "\t-\t-\t\"" + speaker.stream() + '"');
            answered(load.run(replica.address(), polls, CONNECTIONS, WARM_UP));
            answered(load.run(replica.address(), read, CONNECTIONS, WARM_UP));
            var resting = answered(load.run(replica.address(), polls, CONNECTIONS, SECONDS));
            var rival = answered(load.run(replica.address(), read, CONNECTIONS, SECONDS));
            var moving = answered(
                    whileSpoken(speaker, () -> load.run(replica.address(), frames.phones(), CONNECTIONS, SECONDS)));
            tell(report, "polling: a broadcast", moving, rival,
                    "%,d phones in turns, each from the position of its last answer, while %d lines a second are said"
                            .formatted(PHONES, Speaker.LINES_PER_SECOND));
            tell(report, "polling: nothing said", resting, rival,
                    "in turns without a position, %d and %d messages back, and at the newest".formatted(MANY, FEW));
        }
    }

    private static void tell(Report report, String what, JsonNode polled, JsonNode rival, String how) {
        report.row(what, polled.path("perSecond").asDouble(), rival.path("perSecond").asDouble(), "1/s",
                "GET frames by %s; each answer 200 and from where it was asked; %d connections, p99 %.1f ms; peer: reading the stream from the database"
                        .formatted(how, CONNECTIONS, polled.path("p99ms").asDouble()));
    }

    /** Begins with the first poll or before, ends after the last. */
    private static JsonNode whileSpoken(Speaker speaker, Callable<JsonNode> polls) throws Exception {
        var thread = Executors.newSingleThreadExecutor();
        try {
            var spoken = thread.submit(() -> speaker.speak(SECONDS + STARTING));
            var polled = polls.call();
            spoken.get();
            return polled;
        } finally {
            thread.shutdownNow();
        }
    }

    /** For the load: a line for each phone, which goes on from its own last answer. */
    private List<String> phones() throws IOException, InterruptedException {
        String newest = answer("").at("/frames/0/position").asText();
        return Collections.nCopies(PHONES, "GET\t" + frames.getPath() + "?after={position=" + newest
                + "}\t-\t-\t\"from\":\"{position=" + newest + "}\"");
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
