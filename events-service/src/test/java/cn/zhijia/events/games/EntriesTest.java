package cn.zhijia.events.games;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.games.Ground.ATHLETE;
import static cn.zhijia.events.games.Ground.ATHLETES;
import static cn.zhijia.events.games.Ground.DISCIPLINE;
import static cn.zhijia.events.games.Ground.ENTRIES;
import static cn.zhijia.events.games.Ground.ENTRY;
import static cn.zhijia.events.games.Ground.MEET;
import static cn.zhijia.events.games.Ground.PLAIN;
import static cn.zhijia.events.games.Ground.ROPE;
import static cn.zhijia.events.games.Ground.TEAM;
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
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EntriesTest {

    private static final Map<String, Object> ONE_EACH = with(PLAIN, "disciplinesPerAthlete", 1);

    @Test
    void a_team_has_a_title_of_its_own_and_goes_when_it_is_entered_nowhere() {
        var meet = meet();
        var id = UUID.randomUUID();
        var body = Map.of("title", "安检队", "union", "airport", "captain", "T-captain-" + id.toString().substring(0, 8));
        var tag = organizer().body(body).put(TEAM, meet, id).then().statusCode(201).extract().header("ETag");
        organizer().body(with(Map.copyOf(body), "title", " 安检队 ")).put(TEAM, meet, id).then().statusCode(200);
        organizer().body(Map.of("title", "安检队", "union", "bus")).put(TEAM, meet, UUID.randomUUID()).then().statusCode(409)
                .body("code", is("title-taken"));
        organizer().body(Map.of("title", "安检一队", "union", "bus")).put(TEAM, meet, id).then().statusCode(428);
        organizer().header("If-Match", tag).body(with(Map.copyOf(body), "title", "安检一队")).put(TEAM, meet, id).then()
                .statusCode(200).body("captain", is("T-captain-" + id.toString().substring(0, 8)));
        organizer().header("If-Match", tag).body(body).put(TEAM, meet, id).then().statusCode(412);
        organizer().body(body).put(TEAM, meet(), id).then().statusCode(409).body("code", is("id-in-use"));
        organizer("airport").header("If-Match", "*").body(body).put(TEAM, meet, id).then().statusCode(403);
        put(meet, id, "A-gone", "王芳").statusCode(201);
        var rope = discipline(meet, "8字长绳", ROPE);
        var entry = entry(meet, rope, id, "A-gone");
        organizer().delete(TEAM, meet, id).then().statusCode(409).body("code", is("still-entered"));
        organizer().delete(DISCIPLINE, meet, rope).then().statusCode(409).body("code", is("still-entered"));
        organizer().delete(ATHLETE, meet, id, "A-gone").then().statusCode(409).body("code", is("still-entered"));
        organizer().delete(ENTRY, meet, rope, entry).then().statusCode(204);
        organizer().delete(ENTRY, meet, rope, entry).then().statusCode(204);
        athletes(meet, id).body("items.disciplines", contains(0));
        organizer().delete(TEAM, meet, id).then().statusCode(204);
        organizer().delete(TEAM, meet, id).then().statusCode(204);
        guest().get(TEAM, meet, id).then().statusCode(404);
        organizer().delete(DISCIPLINE, meet, rope).then().statusCode(204);
        guest().get(DISCIPLINE, meet, rope).then().statusCode(404);
    }

    @Test
    void an_athlete_is_in_one_team_of_a_meet_whoever_asks_at_once() throws Exception {
        var meet = meet();
        var first = team(meet, "一队");
        var second = team(meet, "二队");
        var memberNo = athlete(meet, first, "王芳");
        put(meet, second, memberNo, "王芳").statusCode(409).body("code", is("athlete-in-other-team"));
        put(meet, first, memberNo, " 王 芳 ").statusCode(428);
        organizer().header("If-Match", "*").body(Map.of("name", " 王 芳 ")).put(ATHLETE, meet, first, memberNo).then()
                .statusCode(200).body("name", is("王 芳"));
        organizer().delete(ATHLETE, meet, second, memberNo).then().statusCode(204);
        athletes(meet, first).body("items.memberNo", contains(memberNo));
        organizer().delete(ATHLETE, meet, first, memberNo).then().statusCode(204);
        put(meet, second, memberNo, "王芳").statusCode(201);
        put(meet(), first, memberNo, "王芳").statusCode(404);
        for (int i = 0; i < 5; i++) {
            var no = "A-" + UUID.randomUUID();
            var calls = new ArrayList<Callable<Integer>>();
            for (var team : List.of(first, second, first, second)) {
                calls.add(() -> put(meet, team, no.substring(0, 20), "李娜").extract().statusCode());
            }
            assertEquals(List.of(200, 201, 409, 409), together(calls));
        }
    }

    @Test
    void names_and_numbers_are_for_organizers_and_the_team_itself() {
        var meet = meet();
        var rope = discipline(meet, "8字长绳", ROPE);
        var run = UUID.randomUUID().toString().substring(0, 8);
        var ours = UUID.randomUUID();
        organizer().body(Map.of("title", "一队", "union", "bus", "captain", "T-captain-" + run)).put(TEAM, meet, ours).then()
                .statusCode(201);
        var theirs = team(meet, "二队");
        put(meet, ours, "T-runner-" + run, "王芳").statusCode(201);
        put(meet, theirs, "T-other-" + run, "李娜").statusCode(201);
        var entry = entry(meet, rope, ours, "T-runner-" + run);
        entry(meet, rope, theirs, "T-other-" + run);
        for (var insider : List.of("captain-", "runner-")) {
            member(insider + run).get(ATHLETES, meet, ours).then().statusCode(200).body("items.name", contains("王芳"));
        }
        member("captain-" + run).get(TEAM, meet, ours).then().body("captain", is("T-captain-" + run));
        member("runner-" + run).get(ENTRY, meet, rope, entry).then().body("athletes.memberNo", contains("T-runner-" + run));
        member("runner-" + run).get(ENTRIES, meet, rope).then().statusCode(200).body("items.findAll { it.athletes }.team",
                contains(ours.toString()));
        for (var outsider : List.<Supplier<RequestSpecification>> of(() -> member("other-" + run), () -> member("an"),
                () -> organizer("airport"))) {
            outsider.get().get(ATHLETES, meet, ours).then().statusCode(404);
            outsider.get().get(TEAM, meet, ours).then().statusCode(200).body("title", is("一队"), "captain", nullValue());
            outsider.get().get(ENTRY, meet, rope, entry).then().statusCode(200).body("athletes", nullValue());
        }
        guest().get(ATHLETES, meet, ours).then().statusCode(401);
        guest().get(ENTRIES, meet, rope).then().statusCode(200).body("items.team",
                containsInAnyOrder(ours.toString(), theirs.toString()), "items.athletes", everyItem(nullValue()));
        guest().get(MEET + "/teams", meet).then().body("items.title", contains("一队", "二队"), "items.captain",
                everyItem(nullValue()));
        organizer().get(MEET + "/teams", meet).then().body("items[0].captain", is("T-captain-" + run));
        var seenByGuest = guest().get(ENTRY, meet, rope, entry).then().extract().header("ETag");
        assertNotEquals(seenByGuest, organizer().get(ENTRY, meet, rope, entry).then().extract().header("ETag"));
    }

    @Test
    void the_rules_of_a_discipline_make_sense_together() {
        var meet = meet();
        var count = Map.<String, Object> of("kind", "COUNT_MORE");
        var knockout = Map.<String, Object> of("kind", "KNOCKOUT", "bestOf", 3);
        var robin = Map.<String, Object> of("kind", "ROUND_ROBIN", "bestOf", 3);
        refused(meet, "/rules/bestOf", "only-with-matches", with(count, "bestOf", 3));
        refused(meet, "/rules/thirdPlace", "only-with-knockout", with(count, "thirdPlace", true));
        refused(meet, "/rules/ties/0", "needs-two-attempts", with(count, "ties", List.of("NEXT_BEST")));
        refused(meet, "/rules/ties/1", "tie-not-of-kind",
                with(count, "ties", List.of("FEWER_PENALTIES", "HEAD_TO_HEAD")));
        refused(meet, "/rules/ties/1", "twice", with(robin, "ties", List.of("HEAD_TO_HEAD", "HEAD_TO_HEAD")));
        refused(meet, "/rules/athletesMax", "below-minimum", with(count, "athletesMin", 3, "athletesMax", 2));
        refused(meet, "/rules/attempts", "not-with-matches", with(knockout, "attempts", 1));
        refused(meet, "/rules/combine", "not-with-matches", with(knockout, "combine", "BEST"));
        refused(meet, "/rules/bestOf", "required", Map.of("kind", "KNOCKOUT"));
        refused(meet, "/rules/bestOf", "not-odd", with(knockout, "bestOf", 2));
        refused(meet, "/rules/ties/0", "tie-not-of-kind", with(knockout, "ties", List.of("LEG_DIFFERENCE")));
        refused(meet, "/rules/thirdPlace", "only-with-knockout", with(robin, "thirdPlace", false));
        var id = UUID.randomUUID();
        var body = Map.<String, Object> of("place", 3, "title", "拔河", "rules", knockout);
        var tag = organizer().body(body).put(DISCIPLINE, meet, id).then().statusCode(201)
                .body("rules.thirdPlace", is(true), "rules.ties", is(List.of()), "rules.attempts", nullValue()).extract()
                .header("ETag");
        organizer().body(body).put(DISCIPLINE, meet, id).then().statusCode(200).header("ETag", tag);
        discipline(meet, "夹球接力", Map.of("kind", "TIME_LESS"));
        organizer().header("If-Match", tag).body(with(body, "rules", robin, "place", 1)).put(DISCIPLINE, meet, id).then()
                .statusCode(200).body("rules.thirdPlace", nullValue());
        guest().queryParam("limit", 1).get(MEET + "/disciplines", meet).then().statusCode(200).body("items.size()", is(1));
        organizer().body(with(body, "title", "夹球接力")).put(DISCIPLINE, meet, UUID.randomUUID()).then().statusCode(409)
                .body("code", is("title-taken"));
    }

    private static void refused(UUID meet, String pointer, String code, Map<String, Object> rules) {
        organizer().body(Map.of("place", 1, "title", "项目", "rules", rules)).put(DISCIPLINE, meet, UUID.randomUUID()).then()
                .statusCode(400).body("errors[0].pointer", is(pointer), "errors[0].code", is(code));
    }

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
    void rules_never_fall_below_what_is_entered() {
        var meet = meet();
        var team = team(meet, "一队");
        var an = athlete(meet, team, "安");
        var bo = athlete(meet, team, "博");
        var rope = discipline(meet, "8字长绳", ROPE);
        entry(meet, rope, team, an, bo);
        entry(meet, discipline(meet, "定点投篮", ROPE), team, an);
        organizer().header("If-Match", "*").body(meetBody("rules", ONE_EACH)).put(MEET, meet).then().statusCode(400)
                .body("errors[0].pointer", is("/rules/disciplinesPerAthlete"), "errors[0].code", is("below-entered"));
        organizer().header("If-Match", "*")
                .body(Map.of("place", 1, "title", "8字长绳", "rules", with(ROPE, "athletesMax", 1)))
                .put(DISCIPLINE, meet, rope).then().statusCode(400).body("errors[0].code", is("below-entered"));
        guest().get(DISCIPLINE, meet, rope).then().body("rules.athletesMax", nullValue());
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
