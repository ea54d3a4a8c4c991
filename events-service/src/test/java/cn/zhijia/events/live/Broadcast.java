package cn.zhijia.events.live;

import static cn.zhijia.events.Stage.organizer;

import java.util.Map;
import java.util.UUID;

/** Livestreams of the union "shunyi" for tests, open to guests. */
public final class Broadcast {

    public static final String AT = "/v1/livestreams/{id}";

    private Broadcast() {
    }

    static Map<String, Object> body() {
        return Map.of("union", "shunyi", "title", "女职工普法直播：金晓莲律师说劳动权益", "startsAt", "2026-12-05T06:00:00Z", "guests", true);
    }

    public static UUID announced() {
        var id = UUID.randomUUID();
        organizer("shunyi").body(body()).put(AT, id).then().statusCode(201);
        return id;
    }

    public static UUID live() {
        var id = announced();
        organizer("shunyi").put(AT + "/opening", id).then().statusCode(200);
        return id;
    }

    public static void end(UUID id) {
        organizer("shunyi").put(AT + "/ending", id).then().statusCode(200);
    }
}
