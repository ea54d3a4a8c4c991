package cn.zhijia.events.games;

import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.games.Ground.DISCIPLINE;
import static cn.zhijia.events.games.Ground.ENTRY;
import static cn.zhijia.events.games.Ground.MEET;
import static cn.zhijia.events.games.Ground.ROPE;
import static cn.zhijia.events.games.Ground.TEAM;
import static cn.zhijia.events.games.Ground.discipline;
import static cn.zhijia.events.games.Ground.enter;
import static cn.zhijia.events.games.Ground.meet;
import static cn.zhijia.events.games.Ground.meetBody;
import static cn.zhijia.events.games.Ground.team;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Ids are chosen by clients: the same one may stand for a team, a discipline and an entry, also of another union's meet. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StruckOutTest {

    @Inject
    EntityManager database;

    private final UUID id = UUID.randomUUID();
    private final UUID others = UUID.randomUUID();
    private UUID meet;
    private UUID rope;

    @BeforeEach
    void a_meet_is_open() {
        meet = meet();
        rope = discipline(meet, "8字长绳", ROPE);
    }

    private ValidatableResponse othersDiscipline() {
        organizer("airport").body(meetBody("union", "airport")).put(MEET, others);
        return organizer("airport").body(Map.of("place", 1, "title", "拔河", "rules", ROPE)).put(DISCIPLINE, others, id).then();
    }

    private ValidatableResponse mine() {
        return organizer().body(Map.of("title", "一队", "union", "bus")).put(TEAM, meet, id).then();
    }

    @Test
    void a_team_a_discipline_and_an_entry_of_one_id_are_struck_out_one_after_the_other() {
        var second = team(meet, "二队");
        othersDiscipline().statusCode(201);
        mine().statusCode(201);
        enter(meet, rope, id, second).statusCode(201);
        organizer("airport").delete(DISCIPLINE, others, id).then().statusCode(204);
        organizer().delete(ENTRY, meet, rope, id).then().statusCode(204);
        organizer().delete(TEAM, meet, id).then().statusCode(204);
        for (var again : new ValidatableResponse[] { othersDiscipline(), mine(), enter(meet, rope, id, second) }) {
            again.statusCode(409).body("code", is("struck-out"));
        }
    }

    @Test
    void what_another_kind_has_struck_out_keeps_nobody_from_the_id() {
        othersDiscipline().statusCode(201);
        organizer("airport").delete(DISCIPLINE, others, id).then().statusCode(204);
        mine().statusCode(201);
        enter(meet, rope, id, team(meet, "二队")).statusCode(201);
    }

    @Test
    void an_id_that_is_used_up_already_is_struck_out_once_more() {
        mine().statusCode(201);
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("insert into struck_out (kind, id, meet_id) values ('TEAM', ?1, ?2)")
                        .setParameter(1, id).setParameter(2, meet).executeUpdate());
        organizer().delete(TEAM, meet, id).then().statusCode(204);
        mine().statusCode(409).body("code", is("struck-out"));
    }
}
