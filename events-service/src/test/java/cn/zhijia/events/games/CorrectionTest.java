package cn.zhijia.events.games;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CorrectionTest {

    @Inject
    EntityManager database;

    private static Map<String, Object> rope(Arena arena, int team, long value) {
        return rope(arena, 1, team, value);
    }

    private static Map<String, Object> rope(Arena arena, int basedOn, int team, long value) {
        return Map.of("basedOn", basedOn, "reason", "录像复核", "attempts", List.of(arena.tried("8字长绳", team, 1, value)));
    }

    @Test
    void a_correction_is_the_next_edition_and_moves_the_awards() {
        var arena = GamesGoldenTest.official();
        var id = UUID.randomUUID();
        arena.record("8字长绳", 1, 1, 100).statusCode(428);
        arena.correct("*", arena.of("8字长绳") + "/attempts/" + arena.attempt("8字长绳", 1, 1), arena.tried("8字长绳", 1, 1, 100))
                .statusCode(409).body("code", is("meet-state"));
        arena.put("/corrections/" + id, rope(arena, 2, 184)).statusCode(201).body("edition", is(2), "correction",
                is(id.toString()), "reason", is("录像复核"));
        arena.put("/corrections/" + id, rope(arena, 2, 184)).statusCode(200).body("edition", is(2));
        arena.put("/corrections/" + id, rope(arena, 2, 185)).statusCode(409).body("code", is("id-in-use"));
        assertEquals(List.of("29", "32"), arena.points(null).subList(0, 2)); // 31-9+7, 30-7+9
        assertEquals(List.of("1 2队", "2 1队", "3 3队"), arena.awards(null));
        assertEquals(List.of("1 2队", "2 1队", "3 3队"), arena.awards("8字长绳"));
        List<Map<String, Object>> withdrawn = arena.get("/awards?limit=100").extract()
                .path("items.findAll { it.withdrawnEdition != null }");
        assertEquals(4, withdrawn.size());
        withdrawn.forEach(a -> assertEquals(List.of(1, 2), List.of(a.get("edition"), a.get("withdrawnEdition"))));
        arena.get("/results").body("edition", is(2), "standings.teams[0].teamTitle", is("2队"));
        arena.get("/results?edition=1").body("edition", is(1), "latest", is(2), "standings.teams[0].teamTitle", is("1队"));
        arena.get("/results?edition=3").statusCode(404);
        arena.put("/official", null).statusCode(200).body("edition", is(1), "latest", is(2));
        arena.put("/corrections/" + UUID.randomUUID(), rope(arena, 2, 2, 181)).statusCode(201).body("edition", is(3));
        assertEquals(List.of("1 1队", "2 2队", "3 3队"), arena.awards(null));
        arena.get("/awards?limit=100").body("items", hasSize(15 + 4 + 4));
    }

    @Test
    void a_semifinal_is_corrected_together_with_what_follows() {
        var arena = GamesGoldenTest.official();
        var semi = arena.match("拔河", 2, 1);
        var change = Map.of("match", semi, "result", Map.of("disqualified", "H"));
        arena.put("/corrections/" + UUID.randomUUID(), Map.of("basedOn", 1, "reason", "资格不符", "matches", List.of(change)))
                .statusCode(409)
                .body("code", is("match-played-on"));
        arena.get("/results").body("edition", is(1));
        assertEquals(List.of(1, 2, 3, 4, 5, 5, 5, 5), arena.ranks("拔河"));
        var last = Map.of("match", arena.match("拔河", 3, 1), "result", Map.of("legs", "HAH"));
        var third = Map.of("match", arena.match("拔河", 3, 2), "result", Map.of("walkover", "A"));
        arena.put("/corrections/" + UUID.randomUUID(),
                Map.of("basedOn", 1, "reason", "资格不符", "matches", List.of(third, last, change))).statusCode(201)
                .body("edition", is(2));
        assertEquals(null, arena.ranks("拔河").get(0));
        assertEquals(1, arena.ranks("拔河").get(3));
    }

    @Test
    void a_tie_that_a_correction_makes_is_drawn_in_it() {
        var arena = GamesGoldenTest.official();
        var tie = Map.of("basedOn", 1, "reason", "录像复核", "attempts", List.of(arena.tried("定点投篮", 4, 1, 14)));
        arena.put("/corrections/" + UUID.randomUUID(), tie).statusCode(409).body("code", is("tie-unresolved"));
        var lot = Map.of("discipline", arena.disciplines.get("定点投篮"), "drawn",
                List.of(arena.entry("定点投篮", 5), arena.entry("定点投篮", 4)), "witness", "裁判长");
        arena.put("/corrections/" + UUID.randomUUID(),
                Map.of("basedOn", 1, "reason", "录像复核", "attempts", tie.get("attempts"), "lots",
                        List.of(lot)))
                .statusCode(201);
        assertEquals(List.of(3, 2, 1, 5, 4, 6, 7, 8), arena.ranks("定点投篮"));
    }

    @Test
    void a_correction_says_what_is_wrong_with_it() {
        var arena = GamesGoldenTest.official();
        var other = new Arena(Arena.UPC, 2).discipline("定点投篮", Arena.SHOTS);
        String path = "/corrections/" + UUID.randomUUID();
        arena.put(path, Map.of("basedOn", 1, "reason", "无")).statusCode(400).body("errors[0].code", is("nothing-to-correct"));
        arena.put(path, Map.of("basedOn", 1, "reason", "误记", "attempts", List.of(other.tried("定点投篮", 1, 1, 5)))).statusCode(400)
                .body("errors[0].pointer", is("/attempts/0/entry"));
        arena.put(path, Map.of("basedOn", 1, "reason", "误记", "attempts", List.of(arena.tried("定点投篮", 1, 2, 5)))).statusCode(400)
                .body("errors[0].pointer", is("/attempts/0/number"));
        arena.put(path, Map.of("basedOn", 1, "reason", "误记", "outcomes",
                List.of(Map.of("entry", arena.entry("夹球接力", 7), "outcome", "VALID")))).statusCode(409)
                .body("code", is("discipline-incomplete"));
        arena.get("/results").body("edition", is(1));
        arena.put(path, Map.of("basedOn", 1, "reason", "误记", "outcomes",
                List.of(Map.of("entry", arena.entry("夹球接力", 7), "outcome", "VALID")), "attempts",
                List.of(arena.tried("夹球接力", 7, 1, 70_000)))).statusCode(201).body("edition", is(2));
        assertEquals("0", arena.points("夹球接力").get(6)); // the eighth of eight, no more -2
    }

    @Test
    void of_two_corrections_at_once_the_second_has_to_look_again() throws Exception {
        var arena = GamesGoldenTest.official();
        var answers = Together.of(List.of(
                () -> arena.put("/corrections/" + UUID.randomUUID(), rope(arena, 1, 190)).extract(),
                () -> arena.put("/corrections/" + UUID.randomUUID(), rope(arena, 8, 141)).extract()));
        assertEquals(List.of(201, 409), answers.stream().map(a -> a.statusCode()).sorted().toList());
        arena.get("/results").body("edition", is(2));
        arena.put("/corrections/" + UUID.randomUUID(), rope(arena, 1, 189)).statusCode(409).body("code", is("stale-edition"),
                "basedOn", is(1), "edition", is(2));
        arena.put("/corrections/" + UUID.randomUUID(), rope(arena, 3, 1, 189)).statusCode(409).body("code",
                is("stale-edition"));
        arena.put("/corrections/" + UUID.randomUUID(), Map.of("reason", "录像复核", "attempts",
                List.of(arena.tried("8字长绳", 1, 1, 190)))).statusCode(400).body("errors[0].pointer", is("/basedOn"));
        arena.put("/corrections/" + UUID.randomUUID(), rope(arena, 2, 1, 191)).statusCode(201).body("edition", is(3));
        arena.get("/results").body("standings.disciplines[0].places[0].value", is(191));
    }

    @Test
    void a_correction_of_which_everything_stands_already_publishes_nothing() {
        var arena = GamesGoldenTest.official();
        String tag = arena.get("/standings").extract().header("ETag");
        var match = Map.of("match", arena.match("拔河", 3, 1), "result", Map.of("legs", "HH"));
        var outcome = Map.of("entry", arena.entry("夹球接力", 7), "outcome", "DNS");
        List<Map<String, Object>> lots = arena.get("/lots").extract().path("items");
        var lot = Map.of("discipline", lots.get(0).get("discipline"), "drawn", lots.get(0).get("drawn"), "witness", "裁判长");
        var body = Map.of("basedOn", 1, "reason", "复核无误", "attempts", List.of(arena.tried("8字长绳", 1, 1, 183)), "matches",
                List.of(match), "outcomes", List.of(outcome), "lots", List.of(lot));
        var id = UUID.randomUUID();
        for (int sent = 0; sent < 2; sent++) {
            arena.put("/corrections/" + id, body).statusCode(200).body("edition", is(1), "latest", is(1), "correction",
                    nullValue());
        }
        arena.polled("/standings", tag).statusCode(304);
        arena.get("/lots").body("items", hasSize(1));
        arena.put("/corrections/" + id, rope(arena, 1, 190)).statusCode(201).body("edition", is(2));
        arena.put("/corrections/" + UUID.randomUUID(), body).statusCode(409).body("code", is("stale-edition"));
        var redrawn = Map.of("discipline", lot.get("discipline"), "drawn",
                List.of(arena.entry("定点投篮", 1), arena.entry("定点投篮", 2)), "witness", "裁判长");
        arena.put("/corrections/" + UUID.randomUUID(), Map.of("basedOn", 1, "reason", "重抽", "lots", List.of(redrawn)))
                .statusCode(409).body("code", is("stale-edition"));
        arena.get("/standings").body("disciplines[0].places[0].value", is(190));
        for (var seen : List.of(rope(arena, 1, 190), rope(arena, 2, 1, 190),
                Map.of("basedOn", 1, "reason", "复核无误", "lots", List.of(lot)))) {
            arena.put("/corrections/" + UUID.randomUUID(), seen).statusCode(200).body("edition", is(2), "latest", is(2));
        }
    }

    @Test
    void an_id_that_a_correction_elsewhere_takes_at_the_same_time_is_in_use() throws Exception {
        var arena = GamesGoldenTest.official();
        var other = UUID.fromString(GamesGoldenTest.official().meet.substring("/v1/meets/".length()));
        var id = UUID.randomUUID();
        var answer = new Waiting(database).on(
                () -> database.createNativeQuery("insert into official_result (meet_id, edition, correction_id, standings,"
                        + " by_person_id, published_at) select meet_id, 2, ?2, standings, by_person_id, published_at"
                        + " from official_result where meet_id = ?1").setParameter(1, other).setParameter(2, id)
                        .executeUpdate(),
                () -> arena.put("/corrections/" + id, rope(arena, 1, 190)).extract(), () -> {
                });
        assertEquals(409, answer.statusCode());
        assertEquals("id-in-use", answer.path("code"));
        arena.get("/results").body("edition", is(1));
    }
}
