package cn.zhijia.events.games;

import static cn.zhijia.events.Stage.body;
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
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MeetStatesTest {

    @Inject
    EntityManager database;

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
                organizer().header("If-Match", "*").body(meetBody("title", "别的", "rules", with(PLAIN, "noShow", -1)))
                        .put(MEET, meet),
                organizer().header("If-Match", "*").body(meetBody("event", UUID.randomUUID())).put(MEET, meet),
                organizer().header("If-Match", "*").body(Map.of("title", "二队", "union", "airport")).put(TEAM, meet, team),
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

    @Test
    void titles_the_start_and_a_captain_are_put_right_until_the_results_are_official() {
        var meet = meet("rules", with(PLAIN, "minEntries", 1));
        var rope = discipline(meet, "8字长绳", ROPE);
        var team = team(meet, "一对");
        var entry = entry(meet, rope, team);
        go(meet, "closing").statusCode(200);
        go(meet, "start").statusCode(200);
        var moved = meetBody("title", "职工趣味运动会", "startsAt", "2027-05-09T01:00:00Z", "rules", with(PLAIN, "minEntries", 1));
        var led = Map.of("title", "一队", "union", "bus", "captain", "T-captain-late");
        var named = Map.of("place", 1, "title", "八字长绳", "rules", ROPE);
        organizer().body(moved).put(MEET, meet).then().statusCode(428);
        organizer().body(led).put(TEAM, meet, team).then().statusCode(428);
        organizer().body(named).put(DISCIPLINE, meet, rope).then().statusCode(428);
        corrected(MEET, moved, meet).body("title", is("职工趣味运动会"), "startsAt", is("2027-05-09T01:00:00Z"), "state",
                is("RUNNING"));
        corrected(TEAM, led, meet, team).body("title", is("一队"), "captain", is("T-captain-late"));
        corrected(DISCIPLINE, named, meet, rope).body("title", is("八字长绳"));
        guest().get(MEET + "/standings", meet).then().body("teams.teamTitle", is(List.of("一队")), "disciplines.title",
                is(List.of("八字长绳")));
        member("captain-late").body(Map.of("discipline", rope, "words", "请复核")).put(MEET + "/protests/" + meet, meet).then()
                .statusCode(201);
        organizer().body(Map.of("decision", "REJECTED", "reason", "无误")).put(MEET + "/protests/" + meet + "/decision", meet)
                .then().statusCode(200);
        organizer().body(Map.of("outcome", "DNF")).put(ENTRY + "/outcome", meet, rope, entry).then().statusCode(200);
        go(meet, "provisional").statusCode(200);
        go(meet, "official").statusCode(200);
        organizer().body(moved).put(MEET, meet).then().statusCode(200);
        for (var late : List.of(organizer().header("If-Match", "*").body(with(moved, "title", "别的")).put(MEET, meet),
                organizer().header("If-Match", "*").body(with(Map.copyOf(led), "captain", null)).put(TEAM, meet, team),
                organizer().header("If-Match", "*").body(with(Map.copyOf(named), "title", "别的")).put(DISCIPLINE, meet, rope))) {
            late.then().statusCode(409).body("code", is("meet-state"), "state", is("OFFICIAL"));
        }
    }

    /** With the tag that was read. */
    private static ValidatableResponse corrected(String path, Object body, Object... ids) {
        var tag = organizer().get(path, ids).then().statusCode(200).extract().header("ETag");
        return organizer().header("If-Match", tag).body(body).put(path, ids).then().statusCode(200);
    }

    private void execute(String sql, UUID id) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).setParameter(1, id).executeUpdate());
    }
}
