package cn.zhijia.events;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.restassured.response.ValidatableResponse;

/** What the tests of series say again and again: the reading club (心悦读书会) of the union "bus", on Fridays at 19:30. */
final class Club {

    static final String SERIES = "/v1/series/{id}";
    static final String DATE = "/v1/series/{id}/occurrences/{date}";
    static final String SEAT = "/v1/series/{id}/subscription";
    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private Club() {
    }

    /** How far the clock must be moved for it to be noon of that day in Beijing. */
    static Duration noon(String day) {
        return Duration.between(Instant.now(), LocalDate.parse(day).atTime(12, 0).atZone(BEIJING).toInstant());
    }

    static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(BEIJING).toInstant();
    }

    static Map<String, Object> body(Object... changes) {
        var body = new HashMap<String, Object>(Map.of("union", "bus", "title", "心悦读书会", "kind", "READING_CLUB", "rrule",
                "FREQ=WEEKLY;BYDAY=FR", "localStart", "2026-04-03T19:30", "duration", "PT1H30M", "audience",
                Map.of("rule", "EVERYBODY")));
        for (int i = 0; i < changes.length; i += 2) {
            body.put((String) changes[i], changes[i + 1]);
        }
        body.values().removeIf(Objects::isNull);
        return body;
    }

    static UUID made(Object... changes) {
        var id = UUID.randomUUID();
        organizer().body(body(changes)).put(SERIES, id).then().statusCode(201);
        return id;
    }

    static ValidatableResponse change(UUID id, Object... changes) {
        return organizer().header("If-Match", "*").body(body(changes)).put(SERIES, id).then();
    }

    static ValidatableResponse except(UUID id, String date, Map<String, ?> body) {
        return organizer().header("If-Match", "*").body(body).put(DATE, id, date).then();
    }

    static List<Map<String, Object>> dates(UUID id) {
        return guest().get(SERIES + "/occurrences?limit=100", id).then().statusCode(200).extract().path("items");
    }

    /** Of the dates that are held: their original start. */
    static List<Object> held(UUID id) {
        return dates(id).stream().filter(d -> d.get("state").equals("SCHEDULED")).map(d -> d.get("recurrenceId")).toList();
    }

    static Map<String, Object> date(UUID id, String recurrenceId) {
        return guest().get(DATE, id, recurrenceId).then().statusCode(200).extract().path("$");
    }

    static UUID event(UUID id, String recurrenceId) {
        return UUID.fromString((String) date(id, recurrenceId).get("event"));
    }

    static UUID subscribed(String name, UUID id) {
        var attempt = UUID.randomUUID();
        member(name).body(Map.of("attempt", attempt)).put(SEAT, id).then().statusCode(201);
        return attempt;
    }

    /** One member of each of a member's coming dates, by original start. */
    static Map<Object, Object> seats(String name, UUID id, String what) {
        List<Map<String, Object>> dates = member(name).get(SEAT, id).then().statusCode(200).extract().path("dates");
        var seats = new HashMap<Object, Object>();
        dates.forEach(d -> seats.put(d.get("recurrenceId"), d.get(what)));
        return seats;
    }
}
