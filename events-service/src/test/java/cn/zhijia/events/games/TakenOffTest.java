package cn.zhijia.events.games;

import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.games.Ground.ATHLETE;
import static cn.zhijia.events.games.Ground.ENTRIES;
import static cn.zhijia.events.games.Ground.ENTRY;
import static cn.zhijia.events.games.Ground.ROPE;
import static cn.zhijia.events.games.Ground.athlete;
import static cn.zhijia.events.games.Ground.athletes;
import static cn.zhijia.events.games.Ground.discipline;
import static cn.zhijia.events.games.Ground.enter;
import static cn.zhijia.events.games.Ground.meet;
import static cn.zhijia.events.games.Ground.send;
import static cn.zhijia.events.games.Ground.team;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A file of athletes that somebody still has does not undo what was taken off since. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TakenOffTest {

    private static final String HEADER = "会员号,姓名,代表队,项目";

    private UUID meet;
    private UUID team;
    private UUID rope;

    @BeforeEach
    void a_meet_is_open() {
        meet = meet();
        team = team(meet, "一队");
        rope = discipline(meet, "8字长绳", ROPE);
    }

    @Test
    void a_file_puts_nobody_back_on_a_team() {
        var no = athlete(meet, team, "王芳");
        String off = organizer().delete(ATHLETE, meet, team, no).then().statusCode(204).extract().header("ETag");
        send(meet, HEADER, "B-" + no + ",李娜,一队,", no + ",王芳,一队,8字长绳").statusCode(400).body("code", is("athletes-refused"),
                "faults", is(1), "errors[0].pointer", is("/3/memberNo"), "errors[0].code", is("taken-off"),
                "errors[0].detail", is("曾从这里撤下，名单不会将其恢复；确需恢复，请先单独登记"));
        athletes(meet, team).body("items", hasSize(0));
        organizer().header("If-Match", off).body(Map.of("name", "王芳")).put(ATHLETE, meet, team, no).then().statusCode(201);
        send(meet, HEADER, no + ",王芳,一队,8字长绳").statusCode(201).body("added", is(0), "entered", is(1));
        athletes(meet, team).body("items.memberNo", contains(no));
    }

    @Test
    void but_it_may_put_them_on_another() {
        var no = athlete(meet, team, "王芳");
        organizer().delete(ATHLETE, meet, team, no).then().statusCode(204);
        team(meet, "二队");
        send(meet, HEADER, no + ",王芳,二队,").statusCode(201).body("added", is(1));
    }

    @Test
    void a_file_enters_no_team_again_that_was_taken_out_of_a_discipline() {
        var no = athlete(meet, team, "王芳");
        var entry = UUID.randomUUID();
        enter(meet, rope, entry, team).statusCode(201);
        organizer().delete(ENTRY, meet, rope, entry).then().statusCode(204);
        discipline(meet, "定点投篮", ROPE);
        String row = no + ",王芳,一队,定点投篮、8字长绳";
        organizer().get(ENTRIES, meet, rope).then().body("items", hasSize(0));
        Ground.file("bus", "text/csv").header("Accept-Language", "en")
                .body((HEADER + "\n" + row).getBytes(StandardCharsets.UTF_8))
                .put(Ground.IMPORT, meet, UUID.randomUUID()).then().statusCode(400).body("faults", is(1), "errors[0].pointer",
                        is("/2/disciplines/1"), "errors[0].code", is("taken-off"), "errors[0].detail",
                        is("was taken off here before, which a file does not undo: put it back by itself first"));
        organizer().get(ENTRIES, meet, rope).then().body("items", hasSize(0));
        enter(meet, rope, UUID.randomUUID(), team).statusCode(201);
        send(meet, HEADER, row).statusCode(201).body("entered", is(2));
        organizer().get(ENTRIES, meet, rope).then().body("items[0].athletes.memberNo", contains(no));
    }
}
