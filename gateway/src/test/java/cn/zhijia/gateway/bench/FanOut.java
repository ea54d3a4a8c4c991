package cn.zhijia.gateway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.gateway.audience.Audience;
import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.suite.LocalSuite;

/** Ten thousand viewers of one stream at one replica, who read what is said twenty times a second; then viewers who poll. */
final class FanOut {

    private static final int VIEWERS = Integer.getInteger("zhijia.bench.viewers", 10_000);
    private static final int LINES_PER_SECOND = 20;
    private static final int SECONDS = 30;
    private static final String HEAP = "512m";
    /** As the chat publishes. */
    private static final String LINE = """
            with next as (update live_channel set last_offset = last_offset + 1 where stream_id = ? returning stream_id, last_offset),
            said as (insert into live_message (id, stream_id, person_id, sender, text, state, sent_at, published_at, at_offset)
                select gen_random_uuid(), stream_id, ?, '金**', '哺乳期加班可以拒绝吗？单位不同意怎么办？', 'PUBLISHED', clock_timestamp(),
                    clock_timestamp(), last_offset from next returning id, stream_id, at_offset)
            insert into live_entry (stream_id, at_offset, kind, message_id) select stream_id, at_offset, 'MESSAGE', id from said""";

    private FanOut() {
    }

    static void events(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        var stream = live(suite);
        try (var replica = new Replica(suite, HEAP, VIEWERS + 100)) {
            watched(suite, replica, stream, VIEWERS / 10, 10); // warm-up
            Thread.sleep(2_000);
            long heap = replica.heap();
            long resident = replica.resident();
            var result = watched(suite, replica, stream, VIEWERS, SECONDS);
            double perViewer = (result.path("resident").asDouble() - resident) / VIEWERS;
            double live = (result.path("heap").asDouble() - heap) / VIEWERS;
            String detail = "%,d viewers, %d lines/s, %d s, %s; %s".formatted(VIEWERS, LINES_PER_SECOND, SECONDS,
                    "heap up to " + HEAP, result);
            report.row("fan-out: p99 from publication to receipt", result.path("p99ms").asDouble(), 1_000, "ms", detail);
            report.row("fan-out: memory per viewer", perViewer, 40, "KB",
                    "growth of the resident set with %,d viewers; %.1f KB of it live objects; peer: the goal".formatted(VIEWERS,
                            live));
        }
    }

    static void polling(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        var stream = live(suite);
        String path = "/v1/livestreams/" + stream;
        try (var replica = new Replica(suite, HEAP, VIEWERS)) {
            var poll = List.of("GET\t" + path + "/frames\t-\t-");
            var read = List.of("GET\t" + path + "\t-\t-");
            load.run(replica.address(), poll, 64, 8); // warm-up
            load.run(replica.address(), read, 64, 8);
            var polled = load.run(replica.address(), poll, 64, 10);
            var rival = load.run(replica.address(), read, 64, 10);
            report.row("polling", polled.path("perSecond").asDouble(), rival.path("perSecond").asDouble(), "1/s",
                    "frames from memory, 64 connections, p99 %.1f ms; peer: reading the stream from the database"
                            .formatted(polled.path("p99ms").asDouble()));
        }
    }

    private static UUID live(LocalSuite suite) {
        var door = new Door(suite.gateway());
        var id = UUID.randomUUID();
        door.put("organizer-city", "/v1/livestreams/" + id, Map.of("union", "city", "title", "女职工普法直播", "startsAt",
                Instant.now().toString(), "guests", true));
        door.put("organizer-city", "/v1/livestreams/" + id + "/opening", null);
        return id;
    }

    /** The audience's tally, with the replica's memory as it was while they watched. */
    private static JsonNode watched(LocalSuite suite, Replica replica, UUID stream, int viewers, int seconds) throws Exception {
        var audience = audience(suite, replica.address(), stream, viewers);
        try (var connection = DriverManager.getConnection(suite.jdbcUrl("events"));
                var line = connection.prepareStatement(LINE)) {
            var said = new BufferedReader(new InputStreamReader(audience.getInputStream(), StandardCharsets.UTF_8));
            String there = said.readLine();
            if (!"listening".equals(there)) {
                throw new IllegalStateException("not everybody came: " + there);
            }
            var speaker = UUID.randomUUID();
            connection.createStatement().execute("insert into person (id, sub) values ('" + speaker + "', '" + speaker + "')");
            line.setObject(1, stream);
            line.setObject(2, speaker);
            say(audience, line, seconds);
            long resident = replica.resident();
            long heap = replica.heap();
            audience.getOutputStream().write('\n');
            audience.getOutputStream().flush();
            var result = (com.fasterxml.jackson.databind.node.ObjectNode) new ObjectMapper().readTree(said.readLine());
            return result.put("resident", resident).put("heap", heap);
        } finally {
            audience.destroy();
            audience.waitFor();
        }
    }

    private static void say(Process audience, PreparedStatement line, int seconds) throws Exception {
        audience.getOutputStream().write('\n');
        audience.getOutputStream().flush();
        long start = System.nanoTime();
        for (int i = 0; i < seconds * LINES_PER_SECOND; i++) {
            long wait = (start + i * 1_000_000_000L / LINES_PER_SECOND - System.nanoTime()) / 1_000_000;
            Thread.sleep(Math.max(0, wait));
            line.executeUpdate();
        }
        Thread.sleep(2_000); // until the last has arrived
    }

    private static Process audience(LocalSuite suite, URI address, UUID stream, int viewers) throws IOException, SQLException {
        return new ProcessBuilder(Replica.java("java"), "-Xmx1g", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"),
                Audience.class.getName(), address.toString(), stream.toString(), String.valueOf(viewers), "false")
                .redirectError(suite.logs().resolve("audience.log").toFile()).start();
    }
}
