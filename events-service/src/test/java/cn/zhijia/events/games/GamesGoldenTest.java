package cn.zhijia.events.games;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A whole meet through the door, by the rules of 2017: 9-7-6-5-4-3-2-1, of eight entries seven places count, no-show -2. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GamesGoldenTest {

    static final List<Integer> IN_ORDER = List.of(1, 2, 3, 4, 5, 6, 7, 8);

    /** Everything is contested; in 定点投篮 teams 1 and 2 have 18 each, which nothing parts. */
    static Arena contested() {
        var arena = Arena.withEverything();
        arena.values("8字长绳", 183L, 181L, 175L, 170L, 166L, 160L, 150L, 140L);
        arena.values("夹球接力", 62_000L, null, 64_000L, 63_000L, 66_000L, 65_000L, null, 67_000L);
        arena.put(arena.of("夹球接力") + "/attempts/" + arena.attempt("夹球接力", 2, 1), Map.of("entry", arena.entry("夹球接力", 2),
                "number", 1, "outcome", "VALID", "value", 60_200, "penalty", 1_000)).statusCode(201);
        arena.outcome("夹球接力", 7, "DNS").statusCode(200);
        arena.homeWins("拔河");
        arena.values("定点投篮", 18L, 18L, 20L, 15L, 14L, 12L, 11L, 10L);
        return arena;
    }

    static Arena provisional() {
        var arena = contested();
        arena.put("/provisional", null).statusCode(200).body("state", is("PROVISIONAL"));
        return arena;
    }

    static Map<String, Object> lot(Arena arena, int first, int second) {
        return Map.of("discipline", arena.disciplines.get("定点投篮"), "drawn",
                List.of(arena.entry("定点投篮", first), arena.entry("定点投篮", second)), "witness", "两队领队在场");
    }

    /** Team 2 wins the lot: 定点投篮 is 3, 2, 1, 4, 5, 6, 7, 8. */
    static Arena official() {
        var arena = provisional();
        arena.put("/lots/" + UUID.randomUUID(), lot(arena, 2, 1)).statusCode(201);
        arena.put("/official", null).statusCode(200).body("edition", is(1), "latest", is(1));
        return arena;
    }

    @Test
    void eight_teams_in_four_disciplines() {
        var arena = provisional();
        assertEquals(IN_ORDER, arena.ranks("8字长绳"));
        assertEquals(List.of("9", "7", "6", "5", "4", "3", "2", "0"), arena.points("8字长绳"));
        assertEquals(Arrays.asList(2, 1, 4, 3, 6, 5, null, 7), arena.ranks("夹球接力"));
        assertEquals(List.of("7", "9", "5", "6", "3", "4", "-2", "2"), arena.points("夹球接力"));
        assertEquals(List.of(1, 2, 3, 4, 5, 5, 5, 5), arena.ranks("拔河"));
        assertEquals(List.of("9", "7", "6", "5", "4", "4", "4", "4"), arena.points("拔河"));
        assertEquals(List.of(2, 2, 1, 4, 5, 6, 7, 8), arena.ranks("定点投篮"));
        assertEquals("UNRESOLVED", arena.reason("定点投篮", 1).get("code"));
        arena.put("/official", null).statusCode(409).body("code", is("tie-unresolved"), "tied", hasSize(2), "discipline",
                is(arena.disciplines.get("定点投篮").toString()));
        arena.put("/lots/" + UUID.randomUUID(), lot(arena, 2, 1)).statusCode(201);
        assertEquals(List.of(3, 2, 1, 4, 5, 6, 7, 8), arena.ranks("定点投篮"));
        assertEquals("LOT", arena.reason("定点投篮", 2).get("code"));
        List<Map<String, Object>> all = arena.get("/standings").extract().path("disciplines");
        all.forEach(one -> assertEquals(one,
                arena.get("/disciplines/" + one.get("discipline") + "/standings").extract().<Map<String, Object>> path("")));
        arena.get("/results").statusCode(404);
        arena.get("/awards").body("items", hasSize(0));
        arena.put("/official", null).statusCode(200).body("edition", is(1), "standings.state", is("OFFICIAL"));
        arena.put("/official", null).statusCode(200).body("edition", is(1));
        // 9+7+9+6, 7+9+7+7, 6+5+6+9, 5+6+5+5, 4+3+4+4, 3+4+4+3, 2-2+4+2, 0+2+4+0
        assertEquals(List.of("31", "30", "26", "21", "15", "14", "6", "6"), arena.points(null));
        assertEquals(IN_ORDER, arena.ranks(null));
        var seventh = arena.reason(null, 7); // 7th place: twice to once (8th places of eight do not count)
        assertEquals(List.of("COUNTBACK", 7, 2, List.of(1), List.of(arena.teams.get(7).toString())),
                List.of(seventh.get("code"), seventh.get("nth"), seventh.get("mine"), seventh.get("theirs"),
                        seventh.get("against")));
        assertEquals(List.of("1 1队", "2 2队", "3 3队"), arena.awards(null));
        assertEquals(List.of("1 2队", "2 1队", "3 4队"), arena.awards("夹球接力"));
        assertEquals(List.of("1 3队", "2 2队", "3 1队"), arena.awards("定点投篮"));
        arena.get("/results").statusCode(200).body("edition", is(1), "correction", nullValue(), "standings.teams[0].teamTitle",
                is("1队"), "standings.disciplines", hasSize(4));
    }

    @Test
    void two_champions_mean_no_runner_up() {
        var arena = new Arena(Map.of("points", List.of(5, 3, 1), "drawn", false, "tied", "AVERAGED", "teamTies", List.of()), 3);
        arena.discipline("定点投篮", Arena.SHOTS).running().values("定点投篮", 20L, 20L, 7L);
        arena.put("/provisional", null).statusCode(200);
        assertEquals("SHARED", arena.reason("定点投篮", 1).get("code"));
        arena.put("/lots/" + UUID.randomUUID(), lot(arena, 1, 2)).statusCode(409).body("code", is("lot-not-tied"));
        arena.put("/official", null).statusCode(200);
        assertEquals(List.of(1, 1, 3), arena.ranks(null));
        assertEquals(List.of("4", "4", "1"), arena.points(null)); // (5 + 3) / 2
        assertEquals(List.of("1 1队", "1 2队", "3 3队"), arena.awards(null));
    }

    /**
     * As of 2023: A 7+3+3, B 5+4+4, C 4+7+5, D 3+5+7, E 2+2+1, F 1+1+2. A has a first of all and B none, but of these two B was
     * the better in two disciplines of three.
     */
    @Test
    void where_firsts_count_among_the_tied_only() {
        var arena = new Arena(Map.of("points", List.of(7, 5, 4, 3, 2, 1), "teamTies", List.of("FIRSTS_AMONG_TIED")), 6);
        arena.discipline("8字长绳", Arena.SHOTS).discipline("定点投篮", Arena.SHOTS).discipline("踢毽子", Arena.SHOTS).running();
        arena.values("8字长绳", 60L, 50L, 40L, 30L, 20L, 10L);
        arena.values("定点投篮", 30L, 40L, 60L, 50L, 20L, 10L);
        arena.values("踢毽子", 30L, 40L, 50L, 60L, 10L, 20L);
        arena.put("/provisional", null).statusCode(200);
        arena.put("/official", null).statusCode(200);
        assertEquals(List.of("13", "13", "16", "15", "5", "4"), arena.points(null));
        assertEquals(List.of(4, 3, 1, 2, 5, 6), arena.ranks(null));
        var third = arena.reason(null, 2);
        assertEquals(List.of("FIRSTS_AMONG_TIED", 2, List.of(1), List.of(arena.teams.get(0).toString())),
                List.of(third.get("code"), third.get("mine"), third.get("theirs"), third.get("against")));
        assertEquals(List.of("1 3队", "2 4队", "3 2队"), arena.awards(null));
    }

    @Test
    void nothing_is_official_before_it_is_contested_and_provisional() {
        var arena = Arena.withEverything();
        arena.put("/official", null).statusCode(409).body("code", is("illegal-transition"), "from", is("RUNNING"), "allowed",
                is(List.of("PROVISIONAL")));
        arena.put("/provisional", null).statusCode(409).body("code", is("discipline-incomplete"));
        arena.put("/lots/" + UUID.randomUUID(), lot(arena, 1, 2)).statusCode(409).body("code", is("meet-state"));
        arena.put("/corrections/" + UUID.randomUUID(), Map.of("basedOn", 1, "reason", "误记", "attempts",
                List.of(arena.tried("8字长绳", 1, 1, 100)))).statusCode(409).body("code", is("meet-state"));
        arena.send("captain1", null, "/official", null).statusCode(403);
        assertEquals("NOT_CONTESTED", arena.reason("8字长绳", 1).get("code"));
    }

    @Test
    void a_lot_is_drawn_over_exactly_the_tied() {
        var arena = provisional();
        var id = UUID.randomUUID();
        arena.put("/lots/" + id, lot(arena, 1, 3)).statusCode(409).body("code", is("lot-not-tied"));
        arena.put("/lots/" + id, lot(arena, 1, 1)).statusCode(400).body("errors[0].pointer", is("/drawn"));
        arena.send("captain1", null, "/lots/" + id, lot(arena, 1, 2)).statusCode(403);
        arena.put("/lots/" + id, lot(arena, 1, 2)).statusCode(201).body("witness", is("两队领队在场"));
        arena.put("/lots/" + id, lot(arena, 1, 2)).statusCode(200);
        arena.put("/lots/" + id, lot(arena, 2, 1)).statusCode(409).body("code", is("id-in-use"));
        arena.put("/lots/" + UUID.randomUUID(), lot(arena, 2, 1)).statusCode(409).body("code", is("lot-not-tied"));
        assertEquals(List.of(2, 3, 1, 4, 5, 6, 7, 8), arena.ranks("定点投篮"));
        arena.get("/lots").statusCode(200).body("items", hasSize(1), "items[0].id", is(id.toString()),
                "items[0].witness", nullValue());
        Stage.organizer("airport").get(arena.meet + "/lots").then().body("items[0].witness", is("两队领队在场"));
    }

    @Test
    void a_place_that_a_short_field_does_not_count_is_not_awarded() {
        var three = finished(new Arena(Arena.UPC, 3), 20L, 18L, 15L);
        assertEquals(List.of(1, 2, 3), three.ranks("定点投篮"));
        assertEquals(List.of("9", "7", "0"), three.points("定点投篮"));
        assertEquals(List.of("1 1队", "2 2队"), three.awards("定点投篮"));
        assertEquals(List.of("1 1队", "2 2队"), three.awards(null));
        var two = finished(new Arena(Arena.UPC, 2), 15L, 18L);
        assertEquals(List.of("1 2队"), two.awards("定点投篮"));
        assertEquals(List.of("1 2队"), two.awards(null));
        var all = finished(new Arena(Map.of("points", List.of(5, 3, 1)), 3), 20L, 18L, 15L);
        assertEquals(List.of("1 1队", "2 2队", "3 3队"), all.awards("定点投篮"));
    }

    private static Arena finished(Arena arena, Long... values) {
        arena.discipline("定点投篮", Arena.SHOTS).running().values("定点投篮", values);
        arena.put("/provisional", null).statusCode(200);
        arena.put("/official", null).statusCode(200);
        return arena;
    }
}
