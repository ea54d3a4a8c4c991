package cn.zhijia.events.games;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

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
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** While one release follows another both serve, and the older one knows nothing of the marks against late repeats. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OlderReleaseTest {

    @Inject
    EntityManager database;

    private Arena arena;

    @BeforeEach
    void two_teams_compete() {
        arena = new Arena(Map.of("points", List.of(3, 2)), 2).discipline("拔河", Arena.TUG).running();
    }

    @Test
    void a_result_that_it_wrote_is_none_to_write_over_unseen() {
        String match = "/matches/" + arena.match("拔河", 1, 1);
        String tag = arena.put(match + "/result", Map.of("legs", "HH")).statusCode(200).extract().header("ETag");
        unmark("update game_match set recorded = false where id = ?1", UUID.fromString(match.substring("/matches/".length())));
        arena.put(match + "/result", Map.of("legs", "HH")).statusCode(200);
        arena.put(match + "/result", Map.of("legs", "AA")).statusCode(428);
        Stage.organizer("airport").delete(arena.meet + match + "/result").then().statusCode(428);
        Stage.organizer("airport").header("If-Match", tag).delete(arena.meet + match + "/result").then().statusCode(200);
        arena.put(match + "/result", Map.of("legs", "HH")).statusCode(428);
        arena.get(match).body("winner", nullValue());
    }

    @Test
    void nor_is_an_outcome() {
        String path = arena.of("拔河") + "/entries/" + arena.entry("拔河", 1) + "/outcome";
        String tag = arena.outcome("拔河", 1, "DNF").statusCode(200).extract().header("ETag");
        unmark("update meet_entry set decided = false where id = ?1", arena.entry("拔河", 1));
        arena.outcome("拔河", 1, "DNF").statusCode(200);
        arena.outcome("拔河", 1, "DQ").statusCode(428);
        arena.correct(tag, path, Map.of("outcome", "VALID")).statusCode(200).body("outcome", is("VALID"));
        arena.outcome("拔河", 1, "DNF").statusCode(428);
    }

    private void unmark(String sql, UUID id) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).setParameter(1, id).executeUpdate());
    }
}
