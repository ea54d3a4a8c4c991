package cn.zhijia.counselling.waitlist;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.World.Counsel;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** What the tests of waiting have in common. Days are those of Asia/Shanghai. */
public final class Waiting {

    public static final String MINE = "/v1/me/appointment-waitlist";

    private Waiting() {
    }

    /** By video, on one day. */
    public static Map<String, Object> wish(String day, Counsel counsel) {
        var start = LocalDate.parse(day).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
        var wish = new HashMap<String, Object>(Map.of("opens", start.toString(), "closes",
                start.plus(Duration.ofDays(1)).toString(), "modality", "VIDEO"));
        if (counsel != null) {
            wish.put("counsellor", counsel.id());
        }
        return wish;
    }

    /** Joins, and gives the path of the entry. */
    public static String waits(String me, Map<String, Object> wish) {
        String path = MINE + "/" + UUID.randomUUID();
        put(me, path, wish).then().statusCode(201);
        return path;
    }

    public static Response cancels(String me, UUID appointment) {
        return put(me, "/v1/appointments/" + appointment + "/cancellation", Map.of("reason", "WORK"));
    }

    /** What the entry is offered; null for nothing. */
    public static String offer(String me, String path) {
        return as(me).get(path).then().statusCode(200).extract().path("offer.id");
    }

    public static ValidatableResponse accepts(String me, String path) {
        return put(me, path + "/acceptance", Map.of("offer", offer(me, path))).then();
    }

    /** The entry that somebody was put in for this appointment. */
    public static String placed(String me, UUID appointment) {
        return MINE + "/" + as(me).get(MINE).then().statusCode(200).extract()
                .path("items.find { it.appointment == '" + appointment + "' }.id");
    }

    public static void state(String me, String path, String state) {
        as(me).get(path).then().body("state", is(state));
    }
}
