package cn.zhijia.events.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What two of them take, they take in one order: nobody waits in a circle. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LockOrderTest {

    @Inject
    EntityManager database;

    @BeforeEach
    void the_organizer_is_known_by_number() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "insert into person (id, member_no) values (gen_random_uuid(), 'T-org-airport') on conflict do nothing")
                .executeUpdate());
    }

    @Test
    void who_draws_a_lot_does_not_hold_the_meet_while_waiting_for_the_own_row() throws Exception {
        var arena = GamesGoldenTest.provisional();
        assertEquals(201, waiting(arena, "/lots/" + UUID.randomUUID(), GamesGoldenTest.lot(arena, 2, 1)));
    }

    @Test
    void nor_does_who_publishes_the_results() throws Exception {
        var arena = GamesGoldenTest.provisional();
        arena.put("/lots/" + UUID.randomUUID(), GamesGoldenTest.lot(arena, 2, 1)).statusCode(201);
        assertEquals(200, waiting(arena, "/official", Map.of()));
    }

    @Test
    void nor_does_who_corrects_them() throws Exception {
        var arena = GamesGoldenTest.official();
        assertEquals(201, waiting(arena, "/corrections/" + UUID.randomUUID(), Map.of("basedOn", 1, "reason", "录像复核",
                "attempts", List.of(arena.tried("8字长绳", 1, 1, 190)))));
    }

    /** The status of a call by somebody whose name in the token is a new one, so that it is written. */
    private int waiting(Arena arena, String path, Map<String, Object> body) throws Exception {
        var token = Tokens.organizer("org-airport", "airport").with("name", "改名" + UUID.randomUUID()).sign();
        return new Waiting(database).on(
                () -> take("select 1 from person where member_no = ?1 for update", "T-org-airport"),
                () -> (body.isEmpty() ? Stage.guest() : Stage.guest().body(body)).auth().oauth2(token).put(arena.meet + path)
                        .statusCode(),
                () -> take("select 1 from meet where id = cast(?1 as uuid) for update nowait",
                        arena.meet.substring("/v1/meets/".length())));
    }

    private void take(String sql, String id) {
        database.createNativeQuery(sql).setParameter(1, id).getSingleResult();
    }

    /** As {@code Recorded} reads them, in one snapshot. */
    @Test
    void a_polled_score_and_the_migration_pass_each_other() throws Exception {
        var altered = altered();
        assertTrue(altered.containsAll(List.of("meet_entry", "game_match")), altered::toString);
        new Waiting(database).on(() -> read("meet_entry"), () -> {
            QuarkusTransaction.requiringNew().run(() -> altered.forEach(
                    table -> database.createNativeQuery("lock table " + table + " in access exclusive mode").executeUpdate()));
            return true;
        }, () -> read("game_match"));
    }

    private void read(String table) {
        database.createNativeQuery("select count(*) from " + table).getSingleResult();
    }

    private static List<String> altered() throws IOException {
        try (var in = LockOrderTest.class.getResourceAsStream("/db/migration/V26__games_mends.sql")) {
            var sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("(?m)^alter table (\\w+)").matcher(sql).results().map((MatchResult m) -> m.group(1))
                    .toList();
        }
    }
}
