package cn.zhijia.counselling.group;

import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.kit.testing.Tokens;
import io.restassured.response.Response;

/** A group of the tests, the names of who leads it and of who sits in it. */
public record Circle(UUID id, String leader, List<String> members) {

    public static final String CONTRACT = "我承诺：组内所谈不外传，不记录，不录音。";

    public static Map<String, Object> body(String kind, int min, int max, String... leaders) {
        var led = new ArrayList<Map<String, Object>>();
        for (String leader : leaders) {
            led.add(Map.of("memberNo", "T-" + leader, "training", "小组带领者培训"));
        }
        return new HashMap<>(
                Map.of("kind", kind, "name", "小组 " + someone(), "union", "shouer", "min", min, "max", max, "leaders",
                        led, "contract", CONTRACT));
    }

    /** A support group of at least two and at most ten, with so many in it who have signed. */
    public static Circle of(int members, String... leaders) {
        return of(body("SUPPORT", 2, 10, leaders), members, leaders);
    }

    public static Circle of(Map<String, Object> body, int members, String... leaders) {
        var circle = new Circle(UUID.randomUUID(), leaders[0], new ArrayList<>());
        put(ORGANIZER, circle.path(), body).then().statusCode(201);
        for (int i = 0; i < members; i++) {
            String name = someone();
            var attempt = circle.asks(name);
            circle.approves(name, attempt).then().statusCode(200);
            circle.signs(name, attempt).then().statusCode(200);
            circle.members.add(name);
        }
        return circle;
    }

    public String path() {
        return "/v1/groups/" + id;
    }

    public String seat(String name) {
        return path() + "/members/T-" + name;
    }

    /** The token of who leads, a counsellor or not. */
    public String leads() {
        return Tokens.member(leader, "shouer").role("counsellor").sign();
    }

    public UUID asks(String name, String... superiors) {
        var attempt = UUID.randomUUID();
        var numbers = java.util.Arrays.stream(superiors).map(s -> "T-" + s).toList();
        put(member(name), seat(name), Map.of("attempt", attempt, "superiors", numbers)).then().statusCode(201);
        return attempt;
    }

    public Response approves(String name, UUID attempt) {
        return put(leads(), seat(name) + "/approval", Map.of("attempt", attempt));
    }

    public Response signs(String name, UUID attempt) {
        var contract = as(member(name)).get(path()).then().extract().jsonPath();
        return put(member(name), seat(name) + "/contract", Map.of("attempt", attempt, "version",
                contract.getInt("contract.version"), "sha256", contract.getString("contract.sha256")));
    }

    public static Map<String, Object> meeting(String start, String end, UUID room) {
        var body = new HashMap<String, Object>(Map.of("startsAt", start, "endsAt", end));
        if (room != null) {
            body.put("room", room);
        } else {
            body.put("place", "门诊楼五层会议室");
        }
        return body;
    }

    public Response plans(UUID meeting, Map<String, Object> body) {
        return put(leads(), path() + "/meetings/" + meeting, body);
    }

    /** What somebody has been told. */
    public static List<String> told(String name) {
        return as(member(name)).queryParam("limit", 100).get("/v1/me/notices/counselling").then().statusCode(200).extract()
                .path("items.fact");
    }
}
