package cn.zhijia.events.games;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A captain who falls ill is replaced while the meet runs: what the team has protested goes on under the next one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaptainChangeTest {

    private static final String ROPE = "8字长绳";
    private static final Map<String, Object> WITHDRAWN = Map.of("decision", "WITHDRAWN");

    @Inject
    EntityManager database;

    private final UUID id = UUID.randomUUID();
    private Arena arena;

    @BeforeEach
    void two_teams_compete() {
        arena = new Arena(Map.of("points", List.of(3, 2)), 2).discipline(ROPE, Arena.ROPE).running();
    }

    private ValidatableResponse protest(String who, UUID protest) {
        return arena.send(who, null, "/protests/" + protest,
                Map.of("discipline", arena.disciplines.get(ROPE), "words", "第二次试跳时绳子断裂，请求重跳。"));
    }

    private void led(int team, String captain) {
        arena.correct("*", "/teams/" + arena.teams.get(team - 1),
                Map.of("title", team + "队", "union", "airport", "captain", "T-" + captain)).statusCode(200);
    }

    private ValidatableResponse decide(String who, Map<String, Object> decision) {
        return arena.send(who, null, "/protests/" + id + "/decision", decision);
    }

    private static ValidatableResponse read(Arena arena, String who, String path) {
        return Stage.member(who, "airport").get(arena.meet + "/protests" + path).then();
    }

    @Test
    void the_next_captain_sees_and_withdraws_what_the_one_before_protested() {
        protest("captain1", id).statusCode(201);
        led(1, "captain9");
        read(arena, "captain1", "/" + id).statusCode(404);
        read(arena, "captain1", "").statusCode(200).body("items", hasSize(0));
        decide("captain1", WITHDRAWN).statusCode(404);
        protest("captain1", id).statusCode(409).body("code", is("id-in-use"));
        protest("captain1", UUID.randomUUID()).statusCode(403).body("code", is("captains-only"));
        read(arena, "captain9", "/" + id).statusCode(200).body("words", is("第二次试跳时绳子断裂，请求重跳。"));
        read(arena, "captain9", "").body("items.id", is(List.of(id.toString())));
        read(arena, "captain2", "").body("items", hasSize(0));
        protest("captain9", id).statusCode(200);
        decide("captain9", WITHDRAWN).statusCode(200).body("decision", is("WITHDRAWN"));
        arena.record(ROPE, 1, 1, 150).statusCode(201);
    }

    @Test
    void who_is_replaced_at_that_moment_neither_protests_nor_withdraws() throws Exception {
        protest("captain1", id).statusCode(201);
        var late = new Waiting(database).on(this::hold, () -> decide("captain1", WITHDRAWN).extract(), () -> replace(1));
        assertEquals(404, late.statusCode());
        late = new Waiting(database).on(this::hold, () -> protest("captain2", UUID.randomUUID()).extract(), () -> replace(2));
        assertEquals(403, late.statusCode());
        assertEquals("captains-only", late.path("code"));
    }

    private void hold() {
        database.createNativeQuery("select 1 from meet where id = ?1 for update")
                .setParameter(1, UUID.fromString(arena.meet.substring("/v1/meets/".length()))).getSingleResult();
    }

    private void replace(int team) {
        database.createNativeQuery("update team set captain_person_id = null where id = ?1")
                .setParameter(1, arena.teams.get(team - 1)).executeUpdate();
    }
}
