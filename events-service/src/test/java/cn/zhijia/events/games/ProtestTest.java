package cn.zhijia.events.games;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProtestTest {

    private static final String ROPE = "8字长绳";
    private static final String TUG = "拔河";

    private static Arena two() {
        return new Arena(Map.of("points", List.of(3, 2)), 2).discipline(ROPE, Arena.ROPE).discipline(TUG, Arena.TUG).running();
    }

    private static ValidatableResponse protest(Arena arena, String who, UUID id, String title) {
        return arena.send(who, null, "/protests/" + id,
                Map.of("discipline", arena.disciplines.get(title), "words", "第一次试跳时绳子断裂，请求重跳。"));
    }

    private static ValidatableResponse decide(Arena arena, String who, UUID id, String decision) {
        return arena.send(who, null, "/protests/" + id + "/decision", Map.of("decision", decision, "reason", "录像证实"));
    }

    @Test
    void an_open_protest_freezes_its_discipline_and_no_other() {
        var arena = two().values(ROPE, 150L);
        var id = UUID.randomUUID();
        protest(arena, "captain1", id, ROPE).statusCode(201).body("decision", nullValue());
        protest(arena, "captain1", id, ROPE).statusCode(200);
        protest(arena, "captain1", UUID.randomUUID(), ROPE).statusCode(409).body("code", is("protest-pending"));
        arena.get("/standings").body("disciplines[0].frozen", is(true), "disciplines[1].frozen", is(false));
        arena.record(ROPE, 2, 1, 140).statusCode(409).body("code", is("discipline-frozen"), "title", is(ROPE));
        arena.correct("*", arena.of(ROPE) + "/attempts/" + arena.attempt(ROPE, 1, 1), arena.tried(ROPE, 1, 1, 151))
                .statusCode(409).body("code", is("discipline-frozen"));
        arena.outcome(ROPE, 2, "DNS").statusCode(409).body("code", is("discipline-frozen"));
        arena.result(TUG, 1, 1, Map.of("legs", "HH")).statusCode(200);
        decide(arena, "org-airport", id, "UPHELD").statusCode(200).body("decision", is("UPHELD"), "reason", is("录像证实"));
        decide(arena, "org-airport", id, "UPHELD").statusCode(200);
        decide(arena, "org-airport", id, "REJECTED").statusCode(409).body("code", is("protest-decided"));
        arena.correct("*", arena.of(ROPE) + "/attempts/" + arena.attempt(ROPE, 1, 1), arena.tried(ROPE, 1, 1, 151))
                .statusCode(200);
        protest(arena, "captain1", UUID.randomUUID(), ROPE).statusCode(201);
    }

    @Test
    void a_match_is_not_recorded_while_a_protest_is_open() {
        var arena = two();
        var id = UUID.randomUUID();
        protest(arena, "captain2", id, TUG).statusCode(201);
        arena.result(TUG, 1, 1, Map.of("legs", "HH")).statusCode(409).body("code", is("discipline-frozen"));
        arena.get("/matches/" + arena.match(TUG, 1, 1)).body("winner", nullValue());
        decide(arena, "captain2", id, "WITHDRAWN").statusCode(200);
        arena.result(TUG, 1, 1, Map.of("legs", "HH")).statusCode(200);
    }

    @Test
    void its_words_are_for_its_captain_and_the_organizers() {
        var arena = two();
        var id = UUID.randomUUID();
        protest(arena, "captain1", id, ROPE).statusCode(201);
        Stage.member("captain1", "airport").get(arena.meet + "/protests/" + id).then().statusCode(200).body("words",
                is("第一次试跳时绳子断裂，请求重跳。"));
        Stage.member("captain1", "airport").get(arena.meet + "/protests").then().body("items", hasSize(1));
        Stage.organizer("airport").get(arena.meet + "/protests").then().body("items.id", is(List.of(id.toString())));
        for (var other : List.of(Stage.member("captain2", "airport"), Stage.organizer("bus"))) {
            other.get(arena.meet + "/protests/" + id).then().statusCode(404);
            other.get(arena.meet + "/protests").then().statusCode(200).body("items", hasSize(0));
        }
        Stage.guest().get(arena.meet + "/protests/" + id).then().statusCode(401);
        decide(arena, "captain2", id, "WITHDRAWN").statusCode(404);
        decide(arena, "captain1", id, "UPHELD").statusCode(403);
        decide(arena, "org-airport", id, "WITHDRAWN").statusCode(403);
        arena.send("org-airport", null, "/protests/" + id + "/decision", Map.of("decision", "REJECTED")).statusCode(400)
                .body("errors[0].pointer", is("/reason"));
        assertEquals(false, arena.get("/standings").extract().asString().contains("绳子"));
    }

    @Test
    void captains_protest_and_only_where_their_team_competes() {
        var arena = two();
        protest(arena, "stranger", UUID.randomUUID(), ROPE).statusCode(403).body("code", is("captains-only"));
        var late = new Arena(Map.of("points", List.of(3)), 2);
        protest(late.discipline(ROPE, Arena.ROPE), "captain1", UUID.randomUUID(), ROPE).statusCode(409).body("code",
                is("meet-state"));
        arena.send("captain1", null, "/protests/" + UUID.randomUUID(),
                Map.of("discipline", late.disciplines.get(ROPE), "words", "不服")).statusCode(404);
        var id = UUID.randomUUID();
        protest(arena, "captain1", id, ROPE).statusCode(201);
        protest(arena, "captain2", id, ROPE).statusCode(409).body("code", is("id-in-use"));
    }

    @Test
    void nothing_goes_on_while_a_protest_is_open() {
        var arena = two().values(ROPE, 150L, 140L).homeWins(TUG);
        var first = UUID.randomUUID();
        protest(arena, "captain1", first, ROPE).statusCode(201);
        arena.put("/provisional", null).statusCode(409).body("code", is("protest-open"));
        decide(arena, "captain1", first, "WITHDRAWN").statusCode(200);
        arena.put("/provisional", null).statusCode(200);
        var second = UUID.randomUUID();
        protest(arena, "captain2", second, ROPE).statusCode(201);
        arena.put("/official", null).statusCode(409).body("code", is("protest-open"));
        decide(arena, "org-airport", second, "UPHELD").statusCode(200);
        arena.correct("*", arena.of(ROPE) + "/attempts/" + arena.attempt(ROPE, 2, 1), arena.tried(ROPE, 2, 1, 160))
                .statusCode(200);
        arena.put("/official", null).statusCode(200);
        assertEquals(List.of(2, 1), arena.ranks(ROPE));
        protest(arena, "captain1", UUID.randomUUID(), ROPE).statusCode(409).body("code", is("meet-state"));
    }

    @Test
    void who_was_wrongly_called_absent_is_measured_after_all() {
        var arena = two().values(ROPE, 150L).homeWins(TUG);
        arena.outcome(ROPE, 2, "DNS").statusCode(200);
        arena.put("/provisional", null).statusCode(200);
        arena.record(ROPE, 1, 2, 200).statusCode(409).body("code", is("meet-state"));
        var id = UUID.randomUUID();
        protest(arena, "captain2", id, ROPE).statusCode(201);
        decide(arena, "org-airport", id, "UPHELD").statusCode(200);
        arena.correct("*", arena.of(ROPE) + "/entries/" + arena.entry(ROPE, 2) + "/outcome", Map.of("outcome", "VALID"))
                .statusCode(200);
        arena.put("/official", null).statusCode(409).body("code", is("discipline-incomplete"));
        arena.record(ROPE, 2, 1, 160).statusCode(201);
        arena.put("/official", null).statusCode(200);
        assertEquals(List.of(2, 1), arena.ranks(ROPE));
    }

    @Test
    void a_protest_and_the_end_do_not_pass_each_other() throws Exception {
        for (int round = 0; round < 4; round++) {
            var arena = two().values(ROPE, 150L, 140L).homeWins(TUG);
            arena.put("/provisional", null).statusCode(200);
            var answers = Together.of(List.of(() -> protest(arena, "captain1", UUID.randomUUID(), ROPE).extract(),
                    () -> arena.put("/official", null).extract()));
            var statuses = answers.stream().map(a -> a.statusCode()).toList();
            assertTrue(statuses.equals(List.of(201, 409)) || statuses.equals(List.of(409, 200)), statuses::toString);
            arena.get("/awards").body("items", hasSize(statuses.get(0) == 201 ? 0 : 6));
        }
    }

    @Test
    void a_team_protests_three_times_in_a_discipline_at_most() {
        var arena = two();
        var last = UUID.randomUUID();
        for (UUID id : List.of(UUID.randomUUID(), UUID.randomUUID(), last)) {
            protest(arena, "captain1", id, ROPE).statusCode(201);
            decide(arena, "captain1", id, "WITHDRAWN").statusCode(200);
        }
        protest(arena, "captain1", UUID.randomUUID(), ROPE).statusCode(409).body("code", is("too-many-protests"), "most",
                is(3));
        protest(arena, "captain1", last, ROPE).statusCode(200);
        arena.record(ROPE, 1, 1, 150).statusCode(201);
        protest(arena, "captain1", UUID.randomUUID(), TUG).statusCode(201);
        protest(arena, "captain2", UUID.randomUUID(), ROPE).statusCode(201);
    }
}
