package cn.zhijia.events.games;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.games.Ground.ATHLETE;
import static cn.zhijia.events.games.Ground.DISCIPLINE;
import static cn.zhijia.events.games.Ground.ENTRY;
import static cn.zhijia.events.games.Ground.ROPE;
import static cn.zhijia.events.games.Ground.TEAM;
import static cn.zhijia.events.games.Ground.athletes;
import static cn.zhijia.events.games.Ground.discipline;
import static cn.zhijia.events.games.Ground.enter;
import static cn.zhijia.events.games.Ground.meet;
import static cn.zhijia.events.games.Ground.put;
import static cn.zhijia.events.games.Ground.team;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A phone that lost the answer sends the same call again, perhaps long after: it must not bring back what was taken back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LateRepeatTest {

    private static final Map<String, Object> PLAIN = Map.of("points", List.of(3, 2, 1));

    @Test
    void a_match_result_that_was_taken_back_does_not_return() {
        var arena = new Arena(PLAIN, 2).discipline("拔河", Arena.TUG).running();
        String match = "/matches/" + arena.match("拔河", 1, 1);
        var first = Map.of("legs", "HH");
        String recorded = arena.put(match + "/result", first).statusCode(200).extract().header("ETag");
        String corrected = arena.correct(recorded, match + "/result", Map.of("legs", "AA")).statusCode(200).extract()
                .header("ETag");
        String back = takeBack(arena, match, corrected).statusCode(200).extract().header("ETag");
        arena.put(match + "/result", first).statusCode(428);
        arena.correct(recorded, match + "/result", Map.of("legs", "AA")).statusCode(412);
        takeBack(arena, match, corrected).statusCode(200).header("ETag", back);
        arena.get(match).header("ETag", back).body("winner", nullValue());
        arena.correct(back, match + "/result", first).statusCode(200).body("winner", is("H"));
        arena.correct(back, match + "/result", first).statusCode(200);
        takeBack(arena, match, corrected).statusCode(412);
        arena.get(match).body("winner", is("H"));
    }

    private static ValidatableResponse takeBack(Arena arena, String match, String tag) {
        return organizer("airport").header("If-Match", tag).delete(arena.meet + match + "/result").then();
    }

    @Test
    void a_result_of_those_who_sit_there_no_more_is_nobodys() {
        var arena = new Arena(PLAIN, 4).discipline("拔河", Arena.TUG).running();
        String semi = "/matches/" + arena.match("拔河", 1, 1);
        var finals = List.of("/matches/" + arena.match("拔河", 2, 1), "/matches/" + arena.match("拔河", 2, 2));
        String tag = arena.put(semi + "/result", Map.of("legs", "HH")).statusCode(200).extract().header("ETag");
        arena.result("拔河", 1, 2, Map.of("legs", "HH")).statusCode(200);
        List<String> seen = finals.stream().map(match -> arena.get(match).extract().header("ETag")).toList();
        String again = arena.correct(tag, semi + "/result", Map.of("legs", "AA")).statusCode(200).extract().header("ETag");
        for (int i = 0; i < 2; i++) { // that of A and B, when C has taken the place of A
            arena.put(finals.get(i) + "/result", Map.of("legs", "HH")).statusCode(428);
            arena.correct(seen.get(i), finals.get(i) + "/result", Map.of("legs", "HH")).statusCode(412);
        }
        String back = takeBack(arena, semi, again).statusCode(200).extract().header("ETag");
        arena.correct(back, semi + "/result", Map.of("legs", "HH")).statusCode(200);
        for (String match : finals) {
            arena.put(match + "/result", Map.of("legs", "HH")).statusCode(428);
            String now = arena.get(match).body("winner", nullValue()).extract().header("ETag");
            arena.correct(now, match + "/result", Map.of("legs", "HH")).statusCode(200).body("winner", is("H"));
        }
    }

    @Test
    void an_outcome_that_was_taken_back_does_not_return() {
        var arena = new Arena(PLAIN, 2).discipline("8字长绳", Arena.ROPE).running();
        String path = arena.of("8字长绳") + "/entries/" + arena.entry("8字长绳", 1) + "/outcome";
        String decided = arena.outcome("8字长绳", 1, "DNF").statusCode(200).extract().header("ETag");
        String back = arena.correct(decided, path, Map.of("outcome", "VALID")).statusCode(200).extract().header("ETag");
        arena.outcome("8字长绳", 1, "DNF").statusCode(428);
        arena.correct(decided, path, Map.of("outcome", "DQ")).statusCode(412);
        arena.outcome("8字长绳", 1, "VALID").statusCode(200).body("outcome", is("VALID"));
        arena.correct(back, path, Map.of("outcome", "DNS")).statusCode(200);
        arena.correct(decided, path, Map.of("outcome", "VALID")).statusCode(412);
    }

    @Test
    void a_name_that_was_corrected_stays() {
        var meet = meet();
        var team = team(meet, "一队");
        var no = "A-" + UUID.randomUUID().toString().substring(0, 13);
        String tag = put(meet, team, no, "王方").statusCode(201).extract().header("ETag");
        organizer().get(ATHLETE, meet, team, no).then().statusCode(200).header("ETag", tag).body("name", is("王方"));
        put(meet, team, no, "王芳").statusCode(428);
        rename(meet, team, no, "王芳", tag).statusCode(200).body("name", is("王芳"));
        rename(meet, team, no, "王芳", tag).statusCode(200);
        put(meet, team, no, "王方").statusCode(428);
        rename(meet, team, no, "王方", tag).statusCode(412);
        athletes(meet, team).body("items.name", contains("王芳"));
        guest().get(ATHLETE, meet, team, no).then().statusCode(401);
        member("an").get(ATHLETE, meet, team, no).then().statusCode(404);
        organizer().get(ATHLETE, meet, team(meet, "二队"), no).then().statusCode(404);
    }

    private static ValidatableResponse rename(UUID meet, UUID team, String no, String name, String tag) {
        return organizer().header("If-Match", tag).body(Map.of("name", name)).put(ATHLETE, meet, team, no).then();
    }

    @Test
    void who_was_taken_off_a_team_stays_off_and_who_was_put_on_it_again_stays_on() {
        var meet = meet();
        var team = team(meet, "一队");
        var no = "A-" + UUID.randomUUID().toString().substring(0, 13);
        String first = put(meet, team, no, "王芳").statusCode(201).extract().header("ETag");
        String off = organizer().delete(ATHLETE, meet, team, no).then().statusCode(204).extract().header("ETag");
        put(meet, team, no, "王芳").statusCode(428);
        rename(meet, team, no, "王芳", first).statusCode(412);
        organizer().delete(ATHLETE, meet, team, no).then().statusCode(204).header("ETag", off);
        athletes(meet, team).body("items", hasSize(0));
        String again = rename(meet, team, no, "王芳", off).statusCode(201).extract().header("ETag");
        rename(meet, team, no, "李娜", first).statusCode(412);
        organizer().delete(ATHLETE, meet, team, no).then().statusCode(428);
        organizer().header("If-Match", off).delete(ATHLETE, meet, team, no).then().statusCode(412);
        athletes(meet, team).body("items.name", contains("王芳"));
        String offAgain = organizer().header("If-Match", again).delete(ATHLETE, meet, team, no).then().statusCode(204)
                .extract().header("ETag");
        rename(meet, team, no, "王芳", offAgain).statusCode(201);
        organizer().header("If-Match", again).delete(ATHLETE, meet, team, no).then().statusCode(412);
    }

    @Test
    void what_was_struck_out_does_not_return() {
        var meet = meet();
        var team = team(meet, "一队");
        var rope = discipline(meet, "8字长绳", ROPE);
        var entry = UUID.randomUUID();
        enter(meet, rope, entry, team).statusCode(201);
        organizer().delete(ENTRY, meet, rope, entry).then().statusCode(204);
        enter(meet, rope, entry, team).statusCode(409).body("code", is("struck-out"));
        enter(meet, rope, UUID.randomUUID(), team(meet, "二队")).statusCode(201);
        organizer().delete(TEAM, meet, team).then().statusCode(204);
        organizer().body(Map.of("title", "一队", "union", "bus")).put(TEAM, meet, team).then().statusCode(409).body("code",
                is("struck-out"));
        var shots = discipline(meet, "定点投篮", ROPE);
        organizer().delete(DISCIPLINE, meet, shots).then().statusCode(204);
        organizer().body(Map.of("place", 1, "title", "定点投篮", "rules", ROPE)).put(DISCIPLINE, meet, shots).then()
                .statusCode(409).body("code", is("struck-out"));
        organizer().body(Map.of("place", 1, "title", "定点投篮", "rules", ROPE)).put(DISCIPLINE, meet, UUID.randomUUID()).then()
                .statusCode(201);
    }
}
