package cn.zhijia.counselling.note;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.World;
import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Tokens;
import io.restassured.response.Response;

/** Sessions to write about, and what is written. */
public final class Notes {

    private Notes() {
    }

    public static String supervisor(String name) {
        return Tokens.person(name, "supervisor").sign();
    }

    public static String dutyOfficer(String name) {
        return Tokens.person(name, "duty-officer").sign();
    }

    /** A session of this member that has begun; the clock stays in it. */
    public static UUID session(DatabaseClock clock, Counsel counsel, String member, String start) {
        itIs(clock, World.MONDAY);
        var id = booked(member(member), counsel, start, "VIDEO");
        itIs(clock, Instant.parse(start).minus(Duration.ofMinutes(5)));
        as(counsel.token()).put("/v1/appointments/" + id + "/check-in").then().statusCode(200);
        return id;
    }

    public static String path(UUID appointment, int version) {
        return "/v1/appointments/" + appointment + "/notes/" + version;
    }

    public static Response write(Counsel counsel, UUID appointment, int version, String text) {
        return put(counsel.token(), path(appointment, version), Map.of("text", text));
    }

    public static Response edit(Counsel counsel, UUID appointment, int version, String text, String etag) {
        return as(counsel.token()).header("If-Match", etag).body(Map.of("text", text)).put(path(appointment, version));
    }

    public static Response sign(Counsel counsel, UUID appointment, int version) {
        String etag = as(counsel.token()).get(path(appointment, version)).header("ETag");
        return as(counsel.token()).header("If-Match", etag).put(path(appointment, version) + "/signature");
    }

    /** A signed first version. */
    public static void signed(Counsel counsel, UUID appointment, String text) {
        write(counsel, appointment, 1, text).then().statusCode(201);
        sign(counsel, appointment, 1).then().statusCode(200);
    }
}
