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
import static cn.zhijia.events.games.Ground.ROPE;
import static cn.zhijia.events.games.Ground.TEAM;
import static cn.zhijia.events.games.Ground.athlete;
import static cn.zhijia.events.games.Ground.athletes;
import static cn.zhijia.events.games.Ground.discipline;
import static cn.zhijia.events.games.Ground.entry;
import static cn.zhijia.events.games.Ground.meet;
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

import cn.zhijia.events.Stage;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TeamsTest {

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
    void a_team_of_one_union_is_filled_from_several() {
        var meet = meet();
        var team = team(meet, "联队");
        var run = UUID.randomUUID().toString().substring(0, 8);
        var unions = List.of("bus", "airport", "shunyi");
        unions.forEach(union -> put(meet, team, "T-" + union + run, "王芳").statusCode(201));
        unions.forEach(union -> Stage.member(union + run, union).get(ATHLETES, meet, team).then().statusCode(200)
                .body("items.memberNo", containsInAnyOrder(unions.stream().map(u -> "T-" + u + run).toArray())));
        guest().get(TEAM, meet, team).then().body("union", is("bus"));
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
}
