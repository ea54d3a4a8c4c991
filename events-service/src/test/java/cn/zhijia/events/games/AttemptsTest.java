package cn.zhijia.events.games;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttemptsTest {

    private static final String ROPE = "8字长绳";

    private static Arena rope(int teams) {
        return new Arena(Map.of("points", List.of(3, 2, 1), "noShow", -2), teams).discipline(ROPE, Arena.ROPE);
    }

    @Test
    void an_attempt_is_recorded_once_and_corrected_with_its_tag() {
        var arena = rope(2);
        arena.record(ROPE, 1, 1, 150).statusCode(409).body("code", is("meet-state"));
        arena.running();
        String path = arena.of(ROPE) + "/attempts/" + arena.attempt(ROPE, 1, 1);
        String tag = arena.record(ROPE, 1, 1, 150).statusCode(201).body("penalty", is(0)).extract().header("ETag");
        arena.record(ROPE, 1, 1, 150).statusCode(200);
        arena.record(ROPE, 1, 1, 151).statusCode(428);
        arena.correct(tag, path, arena.tried(ROPE, 1, 1, 151)).statusCode(200).body("value", is(151));
        arena.correct(tag, path, arena.tried(ROPE, 1, 1, 152)).statusCode(412);
        arena.correct("*", path, arena.tried(ROPE, 2, 1, 152)).statusCode(400).body("errors[0].pointer", is("/entry"));
        arena.correct("*", path, arena.tried(ROPE, 1, 2, 152)).statusCode(400).body("errors[0].pointer", is("/number"));
        arena.put(arena.of(ROPE) + "/attempts/" + UUID.randomUUID(), arena.tried(ROPE, 1, 1, 160)).statusCode(409).body(
                "code", is("attempt-recorded"));
        arena.record(ROPE, 1, 3, 150).statusCode(400).body("errors[0].pointer", is("/number"));
        arena.put(arena.of(ROPE) + "/attempts/" + UUID.randomUUID(),
                Map.of("entry", arena.entry(ROPE, 1), "number", 2, "outcome", "DQ", "value", 9)).statusCode(400)
                .body("errors[0].pointer", is("/value"));
        arena.put(arena.of(ROPE) + "/attempts/" + UUID.randomUUID(),
                Map.of("entry", UUID.randomUUID(), "number", 2, "outcome", "DQ")).statusCode(400)
                .body("errors[0].pointer", is("/entry"));
        arena.send("captain1", tag, path, arena.tried(ROPE, 1, 1, 999)).statusCode(403);
        Stage.organizer("bus").body(arena.tried(ROPE, 1, 1, 999)).put(arena.meet + path).then().statusCode(403).body("code",
                is("other-union"));
        arena.record(ROPE, 1, 2, 140).statusCode(201);
        arena.record(ROPE, 2, 1, 145).statusCode(201);
        arena.get(arena.of(ROPE) + "/attempts").statusCode(200).body("items", hasSize(3));
        arena.get(arena.of(ROPE) + "/attempts?entry=" + arena.entry(ROPE, 1)).body("items.value", is(List.of(151, 140)));
        arena.get(path).statusCode(200).body("value", is(151));
        assertEquals(List.of(1, 2), arena.ranks(ROPE));
    }

    @Test
    void attempts_and_matches_do_not_mix() {
        var arena = new Arena(Map.of("points", List.of(3)), 2).discipline("拔河", Arena.TUG).discipline(ROPE, Arena.ROPE)
                .running();
        arena.record("拔河", 1, 1, 3).statusCode(409).body("code", is("other-kind-of-discipline"), "kind", is("KNOCKOUT"));
        arena.draw(ROPE, "1").statusCode(409).body("code", is("other-kind-of-discipline"));
    }

    @Test
    void who_does_not_start_has_no_rank_and_pays_for_it() {
        var arena = rope(3).running();
        arena.values(ROPE, 150L, null, 140L);
        arena.outcome(ROPE, 2, "DNS").statusCode(200).body("outcome", is("DNS"));
        arena.outcome(ROPE, 2, "DNS").statusCode(200);
        arena.record(ROPE, 2, 1, 99).statusCode(409).body("code", is("entry-decided"));
        assertEquals(Arrays.asList(1, null, 2), arena.ranks(ROPE));
        assertEquals(List.of("3", "-2", "2"), arena.points(ROPE));
        arena.outcome(ROPE, 1, "DNS").statusCode(409).body("code", is("attempts-recorded"));
        String tag = arena.outcome(ROPE, 1, "DQ").statusCode(200).extract().header("ETag");
        assertEquals(Arrays.asList(null, null, 1), arena.ranks(ROPE));
        arena.outcome(ROPE, 1, "VALID").statusCode(428);
        arena.correct(tag, arena.of(ROPE) + "/entries/" + arena.entry(ROPE, 1) + "/outcome", Map.of("outcome", "VALID"))
                .statusCode(200);
        assertEquals(Arrays.asList(1, null, 2), arena.ranks(ROPE));
    }

    @Test
    void of_two_who_record_one_attempt_at_once_one_does() throws Exception {
        var arena = rope(2).running();
        for (int number = 1; number <= 2; number++) {
            int n = number;
            var answers = Together.of(List.of(() -> anew(arena, n, 150), () -> anew(arena, n, 160), () -> anew(arena, n, 170)));
            assertEquals(List.of(201, 409, 409), answers.stream().map(a -> a.statusCode()).sorted().toList());
        }
        arena.get(arena.of(ROPE) + "/attempts").body("items", hasSize(2));
    }

    private static ExtractableResponse<Response> anew(Arena arena, int number, long value) {
        return arena.put(arena.of(ROPE) + "/attempts/" + UUID.randomUUID(), arena.tried(ROPE, 1, number, value)).extract();
    }

    @Test
    void a_live_score_moves_with_every_change_and_with_nothing_else() {
        var arena = new Arena(Map.of("points", List.of(3, 2, 1)), 2).discipline(ROPE, Arena.ROPE).discipline("拔河", Arena.TUG)
                .running();
        var tags = new HashSet<String>();
        moves(arena, tags);
        arena.record(ROPE, 1, 1, 150).statusCode(201);
        moves(arena, tags);
        arena.record(ROPE, 1, 1, 150).statusCode(200);
        stands(arena, tags);
        arena.correct("*", arena.of(ROPE) + "/attempts/" + arena.attempt(ROPE, 1, 1), arena.tried(ROPE, 1, 1, 151))
                .statusCode(200);
        moves(arena, tags);
        arena.record(ROPE, 1, 1, 3).statusCode(428);
        stands(arena, tags);
        arena.outcome(ROPE, 2, "DNF").statusCode(200);
        moves(arena, tags);
        arena.result("拔河", 1, 1, Map.of("legs", "HH")).statusCode(200);
        moves(arena, tags);
        arena.send("captain1", null, "/protests/" + new UUID(0, arena.hashCode()),
                Map.of("discipline", arena.disciplines.get(ROPE), "words", "请复核")).statusCode(201);
        moves(arena, tags);
        arena.send("captain1", null, "/protests/" + new UUID(0, arena.hashCode()) + "/decision",
                Map.of("decision", "WITHDRAWN")).statusCode(200);
        moves(arena, tags);
        arena.put("/provisional", null).statusCode(200);
        moves(arena, tags);
        arena.put("/official", null).statusCode(200);
        moves(arena, tags);
        assertEquals(Set.of(9), Set.of(tags.size()));
    }

    private static void moves(Arena arena, Set<String> known) {
        for (String tag : known) {
            arena.polled("/standings", tag).statusCode(200);
        }
        var answer = arena.get("/standings").statusCode(200).header("Cache-Control", is("public, max-age=1")).extract();
        known.add(answer.header("ETag"));
        arena.polled("/standings", answer.header("ETag")).statusCode(304).header("ETag", is(answer.header("ETag")))
                .header("Cache-Control", is("public, max-age=1"));
        String of = arena.of(ROPE) + "/standings";
        arena.polled(of, arena.get(of).extract().header("ETag")).statusCode(304);
    }

    private static void stands(Arena arena, Set<String> known) {
        String tag = arena.get("/standings").extract().header("ETag");
        assertEquals(true, known.contains(tag));
        arena.polled("/standings", tag).statusCode(304).body(is(""));
    }

    @Test
    void guests_see_teams_and_no_people() {
        var arena = rope(2).running().values(ROPE, 150L, 140L);
        String seen = arena.get("/standings").statusCode(200).body("teams[0].teamTitle", is("1队"), "disciplines[0].frozen",
                is(false), "disciplines[0].places[1].rank", is(2), "teams[0].person", nullValue()).extract().asString();
        assertNotEquals(true, seen.contains("T-captain"));
        Stage.guest().get("/v1/meets/{id}/standings", UUID.randomUUID()).then().statusCode(404);
        arena.get("/disciplines/" + UUID.randomUUID() + "/standings").statusCode(404);
    }

    @Test
    void of_a_sum_nothing_may_be_missing_and_what_was_forgotten_can_be_told() {
        var arena = new Arena(Map.of("points", List.of(3, 2, 1)), 2)
                .discipline(ROPE, Map.of("kind", "TIME_LESS", "attempts", 2, "combine", "SUM")).running()
                .values(ROPE, 70_000L, 60_000L);
        arena.record(ROPE, 1, 2, 70_000).statusCode(201);
        arena.put("/provisional", null).statusCode(409).body("code", is("discipline-incomplete"));
        arena.record(ROPE, 2, 2, 60_000).statusCode(201);
        arena.put("/provisional", null).statusCode(200);
        arena.put("/official", null).statusCode(200);
        assertEquals(List.of(2, 1), arena.ranks(ROPE));
    }

    @Test
    void who_did_not_start_has_no_attempt_until_that_is_taken_back() {
        var arena = rope(2).running();
        String path = arena.of(ROPE) + "/attempts/" + arena.attempt(ROPE, 1, 1);
        arena.put(path, Map.of("entry", arena.entry(ROPE, 1), "number", 1, "outcome", "DNS")).statusCode(201);
        arena.outcome(ROPE, 1, "DNS").statusCode(200);
        arena.correct("*", path, arena.tried(ROPE, 1, 1, 183)).statusCode(409).body("code", is("entry-decided"));
        arena.correct("*", arena.of(ROPE) + "/entries/" + arena.entry(ROPE, 1) + "/outcome", Map.of("outcome", "VALID"))
                .statusCode(200);
        arena.correct("*", path, arena.tried(ROPE, 1, 1, 183)).statusCode(200).body("value", is(183));
    }
}
