package cn.zhijia.counselling;

import static io.restassured.RestAssured.given;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** What the tests are made of: a Monday morning, stations, counsellors with a plain roster, and people who book. */
public final class World {

    /** Monday 2026-03-02, 08:00 in Beijing: a month without holidays. */
    public static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    public static final String ADMIN = Tokens.person("admin", "admin").sign();
    public static final String ORGANIZER = Tokens.organizer("org", "shouer").sign();
    public static final List<String> WEEK = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");

    private World() {
    }

    /**
     * A counsellor of the tests: on site or by video 09-12, by telephone 14-17, Monday to Friday; 50 minutes and 10 between.
     */
    public record Counsel(UUID id, String name, UUID station, UUID room) {

        public String token() {
            return Tokens.person(name, "counsellor").with("agency", "xinyuan").sign();
        }
    }

    public static void itIs(DatabaseClock clock, Instant now) {
        clock.shift(Duration.between(Instant.now(), now));
    }

    public static String member(String name) {
        return Tokens.member(name, "shouer").sign();
    }

    /** A name that no other test uses. */
    public static String someone() {
        return "p" + UUID.randomUUID().toString().substring(0, 12);
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    public static Response put(String token, String path, Object body) {
        return as(token).body(body).put(path);
    }

    /** Like a phone: a 503 is repeated. */
    public static Response patiently(Callable<Response> call) throws Exception {
        for (int i = 0; i < 30; i++) {
            var answer = call.call();
            if (answer.statusCode() != 503) {
                return answer;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("busy for ever");
    }

    public static Map<String, Object> station(String name, UUID... rooms) {
        var list = new ArrayList<Map<String, Object>>();
        for (UUID room : rooms) {
            list.add(Map.of("id", room, "name", "咨询室" + (list.size() + 1)));
        }
        return new HashMap<>(Map.of("kind", "HEART_STATION", "name", name, "address", "雅宝路2号", "union", "shouer", "rooms", list,
                "hours", List.of(Map.of("weekday", "MONDAY", "opens", "08:00", "closes", "17:30"))));
    }

    /** An open station with this room. */
    public static UUID openStation(UUID room) {
        var id = UUID.randomUUID();
        put(ORGANIZER, "/v1/stations/" + id, station("心灵驿站", room)).then().statusCode(201);
        as(ORGANIZER).put("/v1/stations/" + id + "/carers/T-" + someone()).then().statusCode(201);
        as(ORGANIZER).put("/v1/stations/" + id + "/opening").then().statusCode(200);
        return id;
    }

    public static Map<String, Object> counsellor(String name) {
        var body = new HashMap<String, Object>(Map.of("memberNo", "T-" + name, "name", "林老师", "agency", "xinyuan", "gender",
                "FEMALE", "languages", List.of("zh-CN"), "topics", List.of("SLEEP", "STRESS"), "modalities",
                List.of("ON_SITE", "PHONE", "VIDEO")));
        body.putAll(Map.of("mostPerDay", 8, "sessionMinutes", 50, "bufferMinutes", 10, "qualifications",
                List.of(Map.of("name", "国家二级心理咨询师", "expiresOn", "2027-12-31"))));
        return body;
    }

    public static Map<String, Object> hours(String starts, String ends, UUID room, String... modalities) {
        var hours = new HashMap<String, Object>(Map.of("starts", starts, "ends", ends, "modalities", List.of(modalities)));
        if (room != null) {
            hours.put("roomId", room);
        }
        return hours;
    }

    public static Map<String, Object> roster(UUID room) {
        var rules = new ArrayList<Map<String, Object>>();
        for (String day : WEEK) {
            rules.add(Map.of("weekday", day, "hours", hours("09:00", "12:00", room, "ON_SITE", "VIDEO"), "effectiveFrom",
                    "2026-01-01"));
            rules.add(Map.of("weekday", day, "hours", hours("14:00", "17:00", null, "PHONE"), "effectiveFrom", "2026-01-01"));
        }
        return new HashMap<>(Map.of("zone", "Asia/Shanghai", "rules", rules));
    }

    public static Counsel counsel() {
        var room = UUID.randomUUID();
        return counsel(openStation(room), room, Map.of());
    }

    public static Counsel counsel(Map<String, Object> changes) {
        var room = UUID.randomUUID();
        return counsel(openStation(room), room, changes);
    }

    public static Counsel counsel(UUID station, UUID room, Map<String, Object> changes) {
        var counsel = new Counsel(UUID.randomUUID(), someone(), station, room);
        var body = counsellor(counsel.name);
        body.putAll(changes);
        put(ADMIN, "/v1/counsellors/" + counsel.id, body).then().statusCode(201);
        put(ADMIN, "/v1/counsellors/" + counsel.id + "/roster", roster(room)).then().statusCode(201);
        return counsel;
    }

    /** This counsellor's free slots on one day, as this caller sees them. */
    public static JsonPath slots(String token, Counsel counsel, String day) {
        return as(token).queryParam("counsellor", counsel.id).queryParam("from", day).queryParam("to", day)
                .queryParam("limit", 100).get("/v1/slots").then().statusCode(200).extract().jsonPath();
    }

    /** The slot that starts then, such as {@code 2026-03-03T01:00:00Z}. */
    public static String slot(Counsel counsel, String start, String modality) {
        var found = slots(member("looker"), counsel, start.substring(0, 10));
        return found.getString("items.find { it.startsAt == '" + start + "' && it.modality == '" + modality + "' }.slot");
    }

    public static Map<String, Object> booking(String slot, String modality) {
        return new HashMap<>(Map.of("slot", slot, "modality", modality));
    }

    public static Map<String, Object> hold(String slot, String modality) {
        var body = booking(slot, modality);
        body.put("hold", true);
        return body;
    }

    public static Response book(String token, UUID id, String slot, String modality) {
        return put(token, "/v1/appointments/" + id, booking(slot, modality));
    }

    /** Books for this member and gives the id. */
    public static UUID booked(String token, Counsel counsel, String start, String modality) {
        var id = UUID.randomUUID();
        book(token, id, slot(counsel, start, modality), modality).then().statusCode(201);
        return id;
    }

    /** Nobody is left in line who takes what other tests wait for. */
    public static void nobodyWaits(DataSource database) throws SQLException {
        try (var connection = database.getConnection(); var sql = connection.createStatement()) {
            sql.execute("update waitlist_entry set state = 'LEFT' where state = 'WAITING'");
        }
    }

    /** Sessions of 2026 beside what the policy gives. */
    public static void grant(String member, int sessions) {
        put(ADMIN, "/v1/quota-changes/" + UUID.randomUUID(), Map.of("memberNo", "T-" + member, "year", 2026, "kind", "GRANT",
                "sessions", sessions, "reason", "工会决定")).then().statusCode(201);
    }

    /** Calls all at the same moment. */
    public static List<Response> together(List<Callable<Response>> calls) throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var answers = calls.stream().map(call -> threads.submit(() -> {
                start.await();
                return patiently(call);
            })).toList();
            start.countDown();
            var done = new ArrayList<Response>();
            for (var answer : answers) {
                done.add(answer.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    public static long count(List<Response> answers, int status) {
        return answers.stream().filter(a -> a.statusCode() == status).count();
    }
}
