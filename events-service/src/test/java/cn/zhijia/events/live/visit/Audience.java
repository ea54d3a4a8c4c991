package cn.zhijia.events.live.visit;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.organizer;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.data.DatabaseClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** People before their screens. */
final class Audience {

    static final String VISIT = Broadcast.AT + "/visits/{visit}";

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Audience() {
    }

    static ValidatableResponse open(RequestSpecification who, UUID stream, UUID visit, UUID device) {
        return who.body(Map.of("device", device)).put(VISIT, stream, visit).then();
    }

    /** A guest's visit, on a device of its own. */
    static UUID opened(UUID stream) {
        var visit = UUID.randomUUID();
        open(guest(), stream, visit, UUID.randomUUID()).statusCode(201);
        return visit;
    }

    static ValidatableResponse like(RequestSpecification who, UUID stream, UUID visit, int count) {
        return who.body(Map.of("count", count)).put(VISIT + "/likes", stream, visit).then();
    }

    static ValidatableResponse beat(RequestSpecification who, UUID stream, UUID visit) {
        return who.put(VISIT + "/beat", stream, visit).then();
    }

    static void to(String state, UUID stream) {
        organizer("shunyi").put(Broadcast.AT + "/" + state, stream).then().statusCode(200);
    }

    /** The sum of the rows as they are now: a stream that rests from its last sum is asked again. */
    static ValidatableResponse exactly(UUID stream) {
        var now = Arc.container().instance(DatabaseClock.class).get().now();
        ValidatableResponse sums;
        do {
            sums = guest().get(Broadcast.AT + "/counters?exact=true", stream).then().statusCode(200);
        } while (Instant.parse(sums.extract().path("asOf")).isBefore(now));
        return sums;
    }

    /** The totals beside the rows, once what was cached is no longer so. */
    static ValidatableResponse standing(UUID stream) throws InterruptedException {
        Thread.sleep(1_100);
        return guest().get(Broadcast.AT + "/counters", stream).then().statusCode(200);
    }

    /** Without patience: a 503 is an answer. */
    static HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(60)).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    static <T> List<T> together(int threads, List<Callable<T>> calls) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var answers = new ArrayList<T>();
            for (var answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }

    static int status(String path, String body) throws Exception {
        return send(path, body).statusCode();
    }

    static String path(UUID stream, UUID visit) {
        return "/v1/livestreams/" + stream + "/visits/" + visit;
    }

    static String device(UUID device) {
        return "{\"device\":\"" + device + "\"}";
    }

    static void await(Callable<Boolean> wanted) throws Exception {
        for (int i = 0; !wanted.call(); i++) {
            assertTrue(i < 600, "waited for 30 s");
            Thread.sleep(50);
        }
    }

    /** Transactions in which a trigger of a test sleeps. */
    static int sleepers(AgroalDataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from pg_stat_activity where wait_event = 'PgSleep'")) {
            row.next();
            return row.getInt(1);
        }
    }

    static void execute(AgroalDataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
