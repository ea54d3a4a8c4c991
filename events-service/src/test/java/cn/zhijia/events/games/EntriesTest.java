package cn.zhijia.events.games;

import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.games.Ground.ENTRY;
import static cn.zhijia.events.games.Ground.MEET;
import static cn.zhijia.events.games.Ground.PLAIN;
import static cn.zhijia.events.games.Ground.ROPE;
import static cn.zhijia.events.games.Ground.athlete;
import static cn.zhijia.events.games.Ground.athletes;
import static cn.zhijia.events.games.Ground.discipline;
import static cn.zhijia.events.games.Ground.enter;
import static cn.zhijia.events.games.Ground.entry;
import static cn.zhijia.events.games.Ground.meet;
import static cn.zhijia.events.games.Ground.meetBody;
import static cn.zhijia.events.games.Ground.put;
import static cn.zhijia.events.games.Ground.team;
import static cn.zhijia.events.games.Ground.together;
import static cn.zhijia.events.games.Ground.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EntriesTest {

    private static final Map<String, Object> ONE_EACH = with(PLAIN, "disciplinesPerAthlete", 1);

    @Test
    void an_entry_names_athletes_of_its_team_and_replaces_them_as_a_whole() {
        var meet = meet("rules", ONE_EACH);
        var rope = discipline(meet, "8字长绳", with(ROPE, "athletesMax", 2));
        var shots = discipline(meet, "定点投篮", Map.of("kind", "COUNT_MORE"));
        var team = team(meet, "一队");
        var an = athlete(meet, team, "安");
        var bo = athlete(meet, team, "博");
        var stranger = athlete(meet, team(meet, "二队"), "外");
        var entry = UUID.randomUUID();
        enter(meet, rope, entry, team, stranger, "A-nobody").statusCode(400).body("errors.pointer",
                contains("/athletes/0", "/athletes/1"), "errors.code", everyItem(is("not-on-team")));
        enter(meet, rope, entry, team, an, an).statusCode(400).body("errors[0].code", is("twice"));
        enter(meet, rope, entry, team, an, bo, athlete(meet, team, "晨")).statusCode(400).body("errors[0].code",
                is("over-athletes-max"));
        enter(meet, rope, entry, UUID.randomUUID()).statusCode(400).body("errors[0].code", is("unknown-team"));
        var tag = enter(meet, rope, entry, team, an).statusCode(201).extract().header("ETag");
        enter(meet, rope, entry, team, an).statusCode(200).header("ETag", tag);
        enter(meet, rope, UUID.randomUUID(), team).statusCode(409).body("code", is("already-entered"));
        enter(meet, shots, entry, team).statusCode(409).body("code", is("id-in-use"));
        enter(meet, rope, entry, team, bo).statusCode(428);
        var changed = organizer().header("If-Match", tag).body(Map.of("team", team, "athletes", List.of(bo)))
                .put(ENTRY, meet, rope, entry).then().statusCode(200).body("athletes.memberNo", contains(bo)).extract()
                .header("ETag");
        organizer().get(ENTRY, meet, rope, entry).then().header("ETag", changed);
        organizer().header("If-Match", tag).body(Map.of("team", team, "athletes", List.of(an)))
                .put(ENTRY, meet, rope, entry).then().statusCode(412);
        enter(meet, shots, UUID.randomUUID(), team, an, bo).statusCode(409).body("code", is("disciplines-used-up"), "most",
                is(1), "errors.pointer", contains("/athletes/1"));
        athletes(meet, team).body("items.find { it.memberNo == '" + an + "' }.disciplines", is(0));
        enter(meet, shots, UUID.randomUUID(), team, an).statusCode(201);
        organizer().header("If-Match", "*").body(meetBody("rules", with(PLAIN, "disciplinesPerAthlete", 2))).put(MEET, meet)
                .then().statusCode(200);
    }

    @Test
    void a_seed_is_for_matches_and_for_one_entry() {
        var meet = meet();
        var tug = discipline(meet, "拔河", Map.of("kind", "KNOCKOUT", "bestOf", 3));
        var rope = discipline(meet, "8字长绳", ROPE);
        var team = team(meet, "一队");
        var id = UUID.randomUUID();
        var tag = seeded(meet, tug, id, team, 1, null).statusCode(201).body("seed", is(1)).extract().header("ETag");
        seeded(meet, tug, UUID.randomUUID(), team(meet, "二队"), 1, null).statusCode(409).body("code", is("seed-taken"));
        seeded(meet, rope, UUID.randomUUID(), team, 1, null).statusCode(400).body("errors[0].pointer", is("/seed"),
                "errors[0].code", is("only-with-matches"));
        seeded(meet, tug, id, team, 2, tag).statusCode(200).body("seed", is(2));
        seeded(meet, tug, id, team, 3, tag).statusCode(412);
    }

    private static ValidatableResponse seeded(UUID meet, UUID discipline, UUID id, UUID team, int seed,
            String tag) {
        var request = organizer().body(Map.of("team", team, "seed", seed));
        return (tag == null ? request : request.header("If-Match", tag)).put(ENTRY, meet, discipline, id).then();
    }

    @Test
    void an_athlete_whom_two_organizers_enter_at_once_is_in_no_more_disciplines_than_the_rule_has() throws Exception {
        var meet = meet("rules", ONE_EACH);
        var team = team(meet, "一队");
        var rope = discipline(meet, "8字长绳", ROPE);
        var shots = discipline(meet, "定点投篮", ROPE);
        var ropes = entry(meet, rope, team);
        var shot = entry(meet, shots, team);
        for (int i = 0; i < 10; i++) {
            var memberNo = athlete(meet, team, "安");
            assertEquals(List.of(200, 409), together(List.of(() -> sole(meet, rope, ropes, team, memberNo),
                    () -> sole(meet, shots, shot, team, memberNo))));
            athletes(meet, team).body("items.find { it.memberNo == '" + memberNo + "' }.disciplines", is(1));
        }
    }

    private static int sole(UUID meet, UUID discipline, UUID entry, UUID team, String memberNo) {
        return organizer().header("If-Match", "*").body(Map.of("team", team, "athletes", List.of(memberNo)))
                .put(ENTRY, meet, discipline, entry).statusCode();
    }
}
