package cn.zhijia.events.games;

import static cn.zhijia.events.Stage.body;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.games.Ground.DISCIPLINE;
import static cn.zhijia.events.games.Ground.ENTRY;
import static cn.zhijia.events.games.Ground.MEET;
import static cn.zhijia.events.games.Ground.PLAIN;
import static cn.zhijia.events.games.Ground.ROPE;
import static cn.zhijia.events.games.Ground.TEAM;
import static cn.zhijia.events.games.Ground.athlete;
import static cn.zhijia.events.games.Ground.day;
import static cn.zhijia.events.games.Ground.discipline;
import static cn.zhijia.events.games.Ground.enter;
import static cn.zhijia.events.games.Ground.entry;
import static cn.zhijia.events.games.Ground.go;
import static cn.zhijia.events.games.Ground.meet;
import static cn.zhijia.events.games.Ground.meetBody;
import static cn.zhijia.events.games.Ground.send;
import static cn.zhijia.events.games.Ground.team;
import static cn.zhijia.events.games.Ground.with;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MeetTest {

    @Inject
    EntityManager database;

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

    @Test
    void a_meet_goes_on_step_by_step_and_a_late_repeat_changes_nothing() {
        var meet = meet("rules", with(PLAIN, "minEntries", 2));
        go(meet, "closing").statusCode(409).body("code", is("nothing-to-contest"), "least", is(2));
        var rope = discipline(meet, "8字长绳", with(ROPE, "athletesMin", 1));
        var first = team(meet, "一队");
        var name = athlete(meet, first, "王芳");
        var one = entry(meet, rope, first);
        var second = team(meet, "二队");
        var two = entry(meet, rope, second, athlete(meet, second, "李娜"));
        go(meet, "closing").statusCode(409).body("code", is("too-few-athletes"), "team", is("一队"), "title", is("8字长绳"),
                "least", is(1));
        organizer().header("If-Match", "*").body(Map.of("team", first, "athletes", List.of(name)))
                .put(ENTRY, meet, rope, one).then().statusCode(200);
        go(meet, "start").statusCode(409).body("code", is("illegal-transition"), "from", is("ENTRIES"), "allowed",
                is(List.of("CLOSED")));
        organizer("airport").put(MEET + "/closing", meet).then().statusCode(403);
        go(meet, "closing").statusCode(200).body("state", is("CLOSED"));
        go(meet, "closing").statusCode(200).body("state", is("CLOSED"));
        go(meet, "start").statusCode(200).body("state", is("RUNNING"));
        go(meet, "closing").statusCode(200).body("state", is("RUNNING"));
        go(meet, "provisional").statusCode(409).body("code", is("discipline-incomplete"), "title", is("8字长绳"));
        execute("insert into attempt (id, version, entry_id, number, outcome, value, recorded_at)"
                + " values (gen_random_uuid(), 0, ?1, 1, 'VALID', 30, zhijia_now())", one);
        go(meet, "provisional").statusCode(409).body("code", is("discipline-incomplete"));
        execute("update meet_entry set outcome = 'DNS' where id = ?1", two);
        go(meet, "provisional").statusCode(200).body("state", is("PROVISIONAL"));
    }

    @Test
    void what_is_contested_by_matches_is_drawn_before_the_start_and_over_before_the_end() {
        var meet = meet("rules", with(PLAIN, "minEntries", 1));
        var tug = discipline(meet, "拔河", Map.of("kind", "KNOCKOUT", "bestOf", 3));
        var fallen = discipline(meet, "跳棋", Map.of("kind", "ROUND_ROBIN", "bestOf", 1));
        var home = team(meet, "一队");
        entry(meet, fallen, home);
        entry(meet, tug, home);
        go(meet, "closing").statusCode(409).body("code", is("nothing-to-contest"));
        entry(meet, tug, team(meet, "二队"));
        go(meet, "closing").statusCode(200);
        go(meet, "start").statusCode(409).body("code", is("discipline-not-drawn"), "title", is("拔河"), "discipline",
                is(tug.toString()));
        execute("update discipline set drawn_at = zhijia_now() where id = ?1", tug);
        execute("insert into game_match (id, version, discipline_id, round, number) values (gen_random_uuid(), 0, ?1, 1, 1)",
                tug);
        go(meet, "start").statusCode(200);
        go(meet, "provisional").statusCode(409).body("code", is("discipline-incomplete"), "title", is("拔河"));
        execute("update game_match set winner = 'H', decided = 'WALKOVER' where discipline_id = ?1", tug);
        execute("with p as (insert into person (id, member_no) values (gen_random_uuid(), gen_random_uuid()) returning id)"
                + " insert into protest (id, discipline_id, team_id, by_person_id, words, lodged_at)"
                + " select gen_random_uuid(), d.id, e.team_id, p.id, '绳子断了', zhijia_now() from p, discipline d"
                + " join meet_entry e on e.discipline_id = d.id where d.id = ?1", fallen);
        go(meet, "provisional").statusCode(409).body("code", is("protest-open"), "title", is("跳棋"));
        execute("update protest set decision = 'REJECTED', decided_at = zhijia_now() where discipline_id = ?1", fallen);
        go(meet, "provisional").statusCode(200);
    }

    @Test
    void nothing_but_a_repeat_is_taken_once_entries_are_closed() {
        var meet = meet();
        var rope = discipline(meet, "8字长绳", ROPE);
        var team = team(meet, "一队");
        var memberNo = athlete(meet, team, "王芳");
        var entry = entry(meet, rope, team, memberNo);
        go(meet, "closing").statusCode(200);
        organizer().body(meetBody()).put(MEET, meet).then().statusCode(200);
        organizer().body(Map.of("title", "一队", "union", "bus")).put(TEAM, meet, team).then().statusCode(200);
        organizer().body(Map.of("place", 1, "title", "8字长绳", "rules", ROPE)).put(DISCIPLINE, meet, rope).then()
                .statusCode(200);
        enter(meet, rope, entry, team, memberNo).statusCode(200);
        Ground.put(meet, team, memberNo, "王芳").statusCode(200);
        var late = List.of(
                organizer().header("If-Match", "*").body(meetBody("title", "别的")).put(MEET, meet),
                organizer().header("If-Match", "*").body(Map.of("title", "二队", "union", "bus")).put(TEAM, meet, team),
                organizer().body(Map.of("title", "二队", "union", "bus")).put(TEAM, meet, UUID.randomUUID()),
                organizer().body(Map.of("place", 1, "title", "拔河", "rules", ROPE)).put(DISCIPLINE, meet, UUID.randomUUID()),
                organizer().header("If-Match", "*").body(Map.of("place", 2, "title", "8字长绳", "rules", ROPE))
                        .put(DISCIPLINE, meet, rope),
                organizer().header("If-Match", "*").body(Map.of("team", team)).put(ENTRY, meet, rope, entry),
                organizer().body(Map.of("team", team)).put(ENTRY, meet, rope, UUID.randomUUID()),
                organizer().delete(ENTRY, meet, rope, entry), organizer().delete(DISCIPLINE, meet, rope),
                organizer().delete(TEAM, meet, team), organizer().delete(Ground.ATHLETE, meet, team, memberNo),
                organizer().body(Map.of("name", "李娜")).put(Ground.ATHLETE, meet, team, memberNo),
                organizer().body(Map.of("name", "李娜")).put(Ground.ATHLETE, meet, team, "M-LATE"));
        late.forEach(answer -> answer.then().statusCode(409).body("code", is("meet-state"), "state", is("CLOSED")));
        send(meet, "会员号,姓名,代表队", "M-LATE,李娜,一队").statusCode(409).body("code", is("meet-state"));
    }

    private void execute(String sql, UUID id) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).setParameter(1, id).executeUpdate());
    }
}
