package cn.zhijia.events.games;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MatchesTest {

    private static final String TUG = "拔河";
    private static final Map<String, Object> PLAIN = Map.of("points", List.of(7, 5, 4, 3, 2, 1));

    private static Arena tug(int teams) {
        return new Arena(PLAIN, teams).discipline(TUG, Arena.TUG);
    }

    @Test
    void a_draw_is_made_once_and_can_be_repeated_by_anybody() {
        var arena = tug(5);
        arena.draw(TUG, "07 12").statusCode(409).body("code", is("meet-state"));
        arena.get(arena.of(TUG) + "/drawing").statusCode(404);
        arena.put("/closing", null).statusCode(200);
        arena.put("/start", null).statusCode(409).body("code", is("discipline-not-drawn"));
        arena.send("captain1", null, arena.of(TUG) + "/drawing", Map.of("seed", "x")).statusCode(403);
        List<String> order = arena.draw(TUG, "07 12").statusCode(200).extract().path("order");
        assertEquals(List.of(1, 2, 3, 4, 5).stream().map(i -> arena.entry(TUG, i).toString()).toList(), order);
        arena.draw(TUG, "07 12").statusCode(200).body("order", is(order));
        arena.draw(TUG, "08 13").statusCode(409).body("code", is("already-drawn"));
        arena.get(arena.of(TUG) + "/drawing").statusCode(200).body("seed", is("07 12"), "order", is(order));
        arena.get(arena.of(TUG) + "/matches?limit=100").body("items.findAll { it.decided == 'BYE' }", hasSize(3),
                "items.findAll { !it.thirdPlace && it.round == 2 && it.home != null }", hasSize(2),
                "items.findAll { it.thirdPlace }", hasSize(1));
        arena.put("/start", null).statusCode(200);
        arena.draw(TUG, "07 12").statusCode(200);
    }

    @Test
    void matches_are_listed_page_by_page() {
        var arena = tug(8).running();
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var page = arena.get(arena.of(TUG) + "/matches?limit=3" + (next == null ? "" : "&cursor=" + next))
                    .statusCode(200).extract();
            seen.addAll(page.<List<String>> path("items.id"));
            next = page.path("next");
        } while (next != null);
        assertEquals(8, seen.stream().distinct().count());
    }

    @Test
    void no_match_is_played_before_those_that_feed_it() {
        var arena = tug(4).running();
        arena.result(TUG, 2, 1, Map.of("legs", "HH")).statusCode(409).body("code", is("match-not-ready"));
        arena.result(TUG, 1, 1, Map.of("legs", "HAH")).statusCode(200).body("winner", is("H"), "decided", is("PLAYED"));
        arena.result(TUG, 2, 1, Map.of("legs", "HH")).statusCode(409).body("code", is("match-not-ready"));
        arena.result(TUG, 1, 2, Map.of("legs", "AA")).statusCode(200);
        String last = arena.match(TUG, 2, 1);
        arena.get("/matches/" + last).body("home", is(arena.entry(TUG, 1).toString()), "away",
                is(arena.entry(TUG, 3).toString()), "winner", nullValue());
        arena.get("/matches/" + arena.match(TUG, 2, 2)).body("thirdPlace", is(true), "home",
                is(arena.entry(TUG, 4).toString()), "away", is(arena.entry(TUG, 2).toString()));
        arena.homeWins(TUG);
        assertEquals(List.of(1, 3, 2, 4), arena.ranks(TUG));
        assertEquals("FINAL", arena.reason(TUG, 1).get("code"));
    }

    @Test
    void legs_are_just_enough() {
        var arena = tug(2).running();
        for (String legs : List.of("H", "HA", "HHA", "HHH", "HAHA", "HAHAH")) {
            arena.result(TUG, 1, 1, Map.of("legs", legs)).statusCode(400).body("errors[0].code", is("not-just-enough-legs"));
        }
        arena.result(TUG, 1, 1, Map.of("legs", "HX")).statusCode(400);
        arena.result(TUG, 1, 1, Map.of()).statusCode(400).body("errors[0].code", is("one-of-three"));
        arena.result(TUG, 1, 1, Map.of("legs", "HH", "walkover", "H")).statusCode(400);
        arena.result(TUG, 1, 1, Map.of("legs", "AHA")).statusCode(200).body("winner", is("A"));
        arena.result(TUG, 1, 1, Map.of("legs", "AHA")).statusCode(200);
    }

    @Test
    void a_result_stands_once_its_winner_has_played_on() {
        var arena = tug(4).running();
        String semi = "/matches/" + arena.match(TUG, 1, 1);
        String last = "/matches/" + arena.match(TUG, 2, 1);
        arena.put(semi + "/result", Map.of("legs", "HH")).statusCode(200);
        arena.result(TUG, 1, 2, Map.of("legs", "HH")).statusCode(200);
        arena.put(semi + "/result", Map.of("legs", "HAH")).statusCode(428);
        String tag = arena.get(semi).extract().header("ETag");
        arena.correct(tag, semi + "/result", Map.of("legs", "AHA")).statusCode(200);
        arena.correct(tag, semi + "/result", Map.of("legs", "HH")).statusCode(412);
        arena.get(last).body("home", is(arena.entry(TUG, 4).toString()));
        arena.put(last + "/result", Map.of("legs", "HH")).statusCode(428); // others are seated
        arena.correct("*", last + "/result", Map.of("legs", "HH")).statusCode(200);
        arena.correct("*", semi + "/result", Map.of("legs", "HH")).statusCode(409).body("code", is("match-played-on"),
                "match", is(last.substring(9)));
        arena.correct("*", semi + "/result", Map.of("legs", "HAA")).statusCode(200); // the same winner
        takeBack(arena, last, null).statusCode(428);
        takeBack(arena, semi, "*").statusCode(409).body("code", is("match-played-on"));
        takeBack(arena, last, "*").statusCode(200).body("winner", nullValue(), "home", notNullValue());
        takeBack(arena, last, null).statusCode(200);
        arena.correct("*", semi + "/result", Map.of("legs", "HH")).statusCode(200);
        arena.get(last).body("home", is(arena.entry(TUG, 1).toString()));
    }

    private static io.restassured.response.ValidatableResponse takeBack(Arena arena, String match, String tag) {
        var call = Stage.organizer("airport");
        return (tag == null ? call : call.header("If-Match", tag)).delete(arena.meet + match + "/result").then();
    }

    @Test
    void a_bye_has_no_result_of_its_own() {
        var arena = tug(3).running();
        String bye = arena.get(arena.of(TUG) + "/matches").extract().path("items.find { it.decided == 'BYE' }.id");
        arena.correct("*", "/matches/" + bye + "/result", Map.of("legs", "HH")).statusCode(409).body("code",
                is("match-is-bye"));
        takeBack(arena, "/matches/" + bye, "*").statusCode(409).body("code", is("match-is-bye"));
    }

    @Test
    void who_never_came_or_was_disqualified_has_no_rank() {
        var arena = tug(4).running();
        arena.result(TUG, 1, 1, Map.of("walkover", "H")).statusCode(200).body("decided", is("WALKOVER"), "legs", nullValue());
        arena.result(TUG, 1, 2, Map.of("disqualified", "H")).statusCode(200).body("decided", is("DQ"), "winner", is("A"));
        arena.result(TUG, 2, 2, Map.of("walkover", "A")).statusCode(200);
        arena.result(TUG, 2, 1, Map.of("legs", "HH")).statusCode(200);
        assertEquals(Arrays.asList(1, null, 2, null), arena.ranks(TUG));
        assertEquals("DQ", arena.reason(TUG, 2).get("code"));
        assertEquals("DNS", arena.reason(TUG, 4).get("code"));
        arena.put("/provisional", null).statusCode(200);
    }

    @Test
    void a_circle_is_ranked_by_wins() {
        var arena = new Arena(PLAIN, 4).discipline(TUG, Map.of("kind", "ROUND_ROBIN", "bestOf", 3, "ties",
                List.of("HEAD_TO_HEAD"))).running();
        arena.get(arena.of(TUG) + "/matches").body("items", hasSize(6));
        List<Map<String, Object>> matches = arena.get(arena.of(TUG) + "/matches").extract().path("items");
        for (var match : matches) { // the smaller number wins
            boolean home = number(arena, match.get("home")) < number(arena, match.get("away"));
            arena.put("/matches/" + match.get("id") + "/result", Map.of("legs", home ? "HH" : "AA")).statusCode(200);
        }
        assertEquals(List.of(1, 2, 3, 4), arena.ranks(TUG));
        arena.get(arena.of(TUG) + "/matches").body("items.findAll { it.winner == null }", hasSize(0),
                "items[0].recordedAt", not(nullValue()));
    }

    private static int number(Arena arena, Object entry) {
        return List.of(1, 2, 3, 4).stream().filter(i -> arena.entry(TUG, i).toString().equals(entry)).findFirst().orElseThrow();
    }
}
