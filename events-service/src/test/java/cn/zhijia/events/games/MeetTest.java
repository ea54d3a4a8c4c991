package cn.zhijia.events.games;

import static cn.zhijia.events.Stage.body;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.games.Ground.MEET;
import static cn.zhijia.events.games.Ground.PLAIN;
import static cn.zhijia.events.games.Ground.day;
import static cn.zhijia.events.games.Ground.meet;
import static cn.zhijia.events.games.Ground.meetBody;
import static cn.zhijia.events.games.Ground.with;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MeetTest {

    @Test
    void a_meet_is_written_once_and_changed_by_who_has_seen_it() {
        var id = UUID.randomUUID();
        var body = meetBody("rules", with(PLAIN, "shortField", 8, "shortFieldLess", 1, "minEntries", 2, "noShow", -2,
                "disciplinesPerAthlete", 1));
        organizer().body(body).put(MEET, id).then().statusCode(201).body("state", is("ENTRIES"), "rules.tied", is("FULL"),
                "rules.teamTies", is(List.of("COUNTBACK")), "rules.drawn", is(false), "rules.noShow", is(-2), "edition",
                nullValue());
        var tag = organizer().body(body).put(MEET, id).then().statusCode(200).extract().header("ETag");
        guest().get(MEET, id).then().statusCode(200).header("ETag", tag).body("title", is("趣味运动会"));
        guest().header("If-None-Match", tag).get(MEET, id).then().statusCode(304);
        var changed = with(body, "title", "乐动多巴安");
        organizer().body(changed).put(MEET, id).then().statusCode(428);
        organizer().header("If-Match", tag).body(changed).put(MEET, id).then().statusCode(200);
        organizer().header("If-Match", tag).body(with(body, "title", "别的")).put(MEET, id).then().statusCode(412);
        organizer("airport").body(with(body, "union", "airport")).put(MEET, id).then().statusCode(409).body("code",
                is("id-in-use"));
        organizer("airport").body(body).put(MEET, UUID.randomUUID()).then().statusCode(403);
        member("an").body(body).put(MEET, UUID.randomUUID()).then().statusCode(403);
        guest().body(body).put(MEET, UUID.randomUUID()).then().statusCode(401);
        guest().get(MEET, UUID.randomUUID()).then().statusCode(404);
        guest().get(MEET + "/standings", id).then().statusCode(200).body("teams", is(List.of()), "disciplines", is(List.of()));
    }

    @Test
    void the_event_of_a_meet_is_one_of_its_union() {
        var event = draft();
        organizer().body(meetBody("event", event)).put(MEET, UUID.randomUUID()).then().statusCode(201).body("event",
                is(event.toString()));
        var others = UUID.randomUUID();
        organizer("airport").body(body("union", "airport")).put("/v1/events/{id}", others).then().statusCode(201);
        organizer().body(meetBody("event", others)).put(MEET, UUID.randomUUID()).then().statusCode(400)
                .body("errors[0].pointer", is("/event"), "errors[0].code", is("unknown-event"));
    }

    @Test
    void rules_that_make_no_sense_together_are_refused_where_they_do_not() {
        refused("/rules/points/2", "more-than-before", "points", List.of(9, 7, 8));
        refused("/rules/shortFieldLess", "required", "shortField", 8);
        refused("/rules/shortFieldLess", "needs-short-field", "shortFieldLess", 1);
        refused("/rules/shortFieldLess", "over-short-field", "shortField", 2, "shortFieldLess", 3);
        refused("/rules/teamTies/1", "twice", "teamTies", List.of("COUNTBACK", "COUNTBACK"));
        refused("/rules/points", "required", "points", List.of());
        refused("/rules/noShow", "max", "noShow", 1);
        refused("/rules/disciplinesPerAthlete", "min", "disciplinesPerAthlete", 0);
        meet("rules",
                Map.of("points", List.of(7, 5, 4, 3, 2, 1), "teamTies", List.of("FIRSTS_AMONG_TIED"), "tied", "AVERAGED"));
    }

    private static void refused(String pointer, String code, Object... rules) {
        organizer().body(meetBody("rules", with(PLAIN, rules))).put(MEET, UUID.randomUUID()).then().statusCode(400)
                .body("errors[0].pointer", is(pointer), "errors[0].code", is(code));
    }

    @Test
    void meets_are_listed_by_start_and_neither_skipped_nor_repeated() {
        var union = "games-" + UUID.randomUUID().toString().substring(0, 8);
        var made = new ArrayList<String>();
        for (int day : List.of(3, 1, 2, 2)) {
            var id = UUID.randomUUID();
            organizer(union).body(meetBody("union", union, "startsAt", day(day).toString())).put(MEET, id).then()
                    .statusCode(201);
            made.add(day + " " + id);
        }
        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var request = guest().queryParam("union", union).queryParam("state", "ENTRIES").queryParam("limit", 1);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/v1/meets").then()
                    .statusCode(200).extract();
            found.addAll(page.path("items.id"));
            cursor = page.path("next");
        } while (cursor != null);
        var days = found.stream().map(id -> made.stream().filter(m -> m.endsWith(id)).findFirst().orElseThrow().substring(0, 1))
                .toList();
        assertEquals(List.of("1", "2", "2", "3"), days);
        assertEquals(4, found.stream().distinct().count());
        guest().queryParam("union", union).queryParam("state", "RUNNING").get("/v1/meets").then().statusCode(200)
                .body("items.size()", is(0));
    }
}
