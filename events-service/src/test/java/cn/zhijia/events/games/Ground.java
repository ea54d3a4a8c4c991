package cn.zhijia.events.games;

import static cn.zhijia.events.Stage.organizer;
import static io.restassured.RestAssured.given;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.testing.Tokens;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What the tests of games say again and again. Every meet is held by the union "bus", unless a test says otherwise. */
public final class Ground {

    static final String MEET = "/v1/meets/{id}";
    static final String TEAM = MEET + "/teams/{team}";
    static final String ATHLETES = TEAM + "/athletes";
    static final String ATHLETE = ATHLETES + "/{memberNo}";
    static final String DISCIPLINE = MEET + "/disciplines/{discipline}";
    static final String ENTRIES = DISCIPLINE + "/entries";
    static final String ENTRY = ENTRIES + "/{entry}";
    static final String IMPORT = MEET + "/athlete-imports/{import}";
    static final Map<String, Object> PLAIN = Map.of("points", List.of(9, 7, 6, 5, 4, 3, 2, 1));
    static final Map<String, Object> ROPE = Map.of("kind", "COUNT_MORE", "attempts", 2);

    private Ground() {
    }

    /** The first of each pair is a field; null leaves it out. */
    static Map<String, Object> with(Map<String, Object> body, Object... changes) {
        var changed = new HashMap<>(body);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put((String) changes[i], changes[i + 1]);
        }
        changed.values().removeIf(java.util.Objects::isNull);
        return changed;
    }

    static Map<String, Object> meetBody(Object... changes) {
        return with(Map.of("union", "bus", "title", "趣味运动会", "startsAt", "2027-05-08T01:00:00Z", "rules", PLAIN), changes);
    }

    static UUID meet(Object... changes) {
        var id = UUID.randomUUID();
        organizer().body(meetBody(changes)).put(MEET, id).then().statusCode(201);
        return id;
    }

    static UUID team(UUID meet, String title) {
        var id = UUID.randomUUID();
        organizer().body(Map.of("title", title, "union", "bus")).put(TEAM, meet, id).then().statusCode(201);
        return id;
    }

    static UUID discipline(UUID meet, String title, Map<String, Object> rules) {
        var id = UUID.randomUUID();
        organizer().body(Map.of("place", 1, "title", title, "rules", rules)).put(DISCIPLINE, meet, id).then().statusCode(201);
        return id;
    }

    /** Somebody whose number nobody else has. */
    static String athlete(UUID meet, UUID team, String name) {
        var memberNo = "A-" + UUID.randomUUID().toString().substring(0, 13);
        put(meet, team, memberNo, name).statusCode(201);
        return memberNo;
    }

    static ValidatableResponse put(UUID meet, UUID team, String memberNo, String name) {
        return organizer().body(Map.of("name", name)).put(ATHLETE, meet, team, memberNo).then();
    }

    static UUID entry(UUID meet, UUID discipline, UUID team, String... athletes) {
        var id = UUID.randomUUID();
        enter(meet, discipline, id, team, athletes).statusCode(201);
        return id;
    }

    static ValidatableResponse enter(UUID meet, UUID discipline, UUID entry, UUID team, String... athletes) {
        return organizer().body(Map.of("team", team, "athletes", List.of(athletes))).put(ENTRY, meet, discipline, entry).then();
    }

    static ValidatableResponse go(UUID meet, String to) {
        return organizer().put(MEET + "/" + to, meet).then();
    }

    static ValidatableResponse send(UUID meet, UUID id, Charset charset, String... lines) {
        return file("bus", "text/csv").body(String.join("\r\n", lines).getBytes(charset)).put(IMPORT, meet, id).then();
    }

    /** The type as it is, without a charset that nobody named. */
    static RequestSpecification file(String union, String type) {
        return given()
                .config(RestAssuredConfig.config()
                        .encoderConfig(
                                EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth().oauth2(Tokens.organizer("org-" + union, union).sign()).contentType(type);
    }

    static ValidatableResponse send(UUID meet, String... lines) {
        return send(meet, UUID.randomUUID(), StandardCharsets.UTF_8, lines);
    }

    static ValidatableResponse athletes(UUID meet, UUID team) {
        return organizer().queryParam("limit", 100).get(ATHLETES, meet, team).then().statusCode(200);
    }

    /** The statuses of all calls, sent at once, in ascending order. A 503 is repeated. */
    static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads
                    .invokeAll(calls.stream().<Callable<Integer>> map(c -> () -> Stage.patiently(c)).toList())) {
                statuses.add(answer.get());
            }
            return statuses.stream().sorted().toList();
        } finally {
            threads.shutdown();
        }
    }

    static Instant day(int day) {
        return Instant.parse("2027-06-01T01:00:00Z").plusSeconds(day * 86_400L);
    }
}
