package cn.zhijia.counselling.instrument.campaign;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.wellbeing;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.kit.testing.Tokens;
import io.restassured.response.ValidatableResponse;

/** A screening of the tests: WHO-5 in three departments, open for a week from Monday, in a union of its own. */
public record Screening(String union, UUID campaign) {

    public static final Duration WEEK = Duration.ofDays(7);

    /** Planned, and open. */
    public static Screening planned() {
        var screening = new Screening(someone(), UUID.randomUUID());
        put(screening.organizer(), screening.path(), screening.body()).then().statusCode(201).body("state", is("OPEN"));
        return screening;
    }

    public String organizer() {
        return Tokens.organizer("org-" + union, union).sign();
    }

    public Map<String, Object> body() {
        return new HashMap<>(Map.of("union", union, "title", "春季心理普测", "version", 1, "opensAt", MONDAY.toString(), "closesAt",
                MONDAY.plus(WEEK).toString(), "departments", List.of(Map.of("code", "a", "name", "甲"),
                        Map.of("code", "b", "name", "乙"), Map.of("code", "c", "name", "丙"))));
    }

    public String path() {
        return "/v1/instruments/who-5/campaigns/" + campaign;
    }

    public String member(String name) {
        return Tokens.member(name, union).sign();
    }

    public Map<String, Object> in(String department, String digits) {
        var sheet = wellbeing(digits);
        sheet.put("campaign", Map.of("id", campaign, "department", department));
        return sheet;
    }

    public void answers(String department, int people, String digits) {
        for (int i = 0; i < people; i++) {
            give(member(someone()), UUID.randomUUID(), in(department, digits)).then().statusCode(201);
        }
    }

    public ValidatableResponse results(String token) {
        return as(token).get(path() + "/results").then();
    }
}
