package cn.zhijia.events.games;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.games.Ground.ENTRIES;
import static cn.zhijia.events.games.Ground.IMPORT;
import static cn.zhijia.events.games.Ground.MEET;
import static cn.zhijia.events.games.Ground.PLAIN;
import static cn.zhijia.events.games.Ground.ROPE;
import static cn.zhijia.events.games.Ground.athletes;
import static cn.zhijia.events.games.Ground.discipline;
import static cn.zhijia.events.games.Ground.enter;
import static cn.zhijia.events.games.Ground.file;
import static cn.zhijia.events.games.Ground.meet;
import static cn.zhijia.events.games.Ground.put;
import static cn.zhijia.events.games.Ground.send;
import static cn.zhijia.events.games.Ground.team;
import static cn.zhijia.events.games.Ground.together;
import static cn.zhijia.events.games.Ground.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AthleteImportTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String HEADER = "会员号,姓名,代表队,项目";

    private static String run() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void two_hundred_athletes_come_from_one_file_in_either_encoding() {
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            var meet = meet("rules", with(PLAIN, "disciplinesPerAthlete", 2));
            var teams = new ArrayList<UUID>();
            for (int i = 1; i <= 8; i++) {
                teams.add(team(meet, "代表队" + i));
            }
            var rope = discipline(meet, "8字长绳", with(ROPE, "athletesMin", 12, "athletesMax", 25));
            var shots = discipline(meet, "定点投篮", Map.of("kind", "COUNT_MORE"));
            var run = run();
            var lines = new ArrayList<>(List.of(HEADER));
            for (int i = 0; i < 200; i++) {
                lines.add("M-" + run + "-" + i + ",龘𠮷" + i + ",代表队" + (i % 8 + 1) + ",8字长绳" + (i < 80 ? "、 定点投篮" : ""));
            }
            var id = UUID.randomUUID();
            var sheet = lines.toArray(String[]::new);
            send(meet, id, charset, sheet).statusCode(201).body("athletes", is(200), "added", is(200), "entered", is(280));
            send(meet, id, charset, sheet).statusCode(200).body("added", is(200));
            send(meet, UUID.randomUUID(), charset, sheet).statusCode(201).body("athletes", is(200), "added", is(0), "entered",
                    is(0));
            send(meet, id, charset, HEADER, "M-other,王芳,代表队1,").statusCode(409).body("code", is("id-in-use"));
            athletes(meet, teams.get(0)).body("items", hasSize(25), "items.name", hasItem("龘𠮷0"), "items.disciplines.sum()",
                    is(35));
            organizer().get(ENTRIES, meet, rope).then().statusCode(200).body("items", hasSize(8),
                    "items.athletes.collect { it.size() }.sum()", is(200));
            organizer().get(ENTRIES, meet, shots).then().body("items.athletes.collect { it.size() }.sum()", is(80));
            Ground.go(meet, "closing").statusCode(200);
            send(meet, id, charset, sheet).statusCode(200);
        }
    }

    @Test
    void a_file_with_broken_rows_is_told_all_that_is_wrong_and_changes_nothing() {
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            var meet = meet("rules", with(PLAIN, "disciplinesPerAthlete", 1));
            var team = team(meet, "一队");
            var rope = discipline(meet, "8字长绳", with(ROPE, "athletesMax", 2));
            discipline(meet, "拔河", Map.of("kind", "KNOCKOUT", "bestOf", 3));
            var run = run();
            put(meet, team(meet, "二队"), "X-" + run, "外").statusCode(201);
            put(meet, team, "Y-" + run, "安").statusCode(201);
            enter(meet, rope, UUID.randomUUID(), team, "Y-" + run).statusCode(201);
            var good = "G-" + run;
            send(meet, UUID.randomUUID(), charset, HEADER,
                    good + ",王芳,一队,",
                    ",,,拔河",
                    "M 4#,李娜,三队,拔河",
                    "9".repeat(33) + ",刘洋,一队,跳棋、拔河、拔河",
                    good + ",王芳,一队,",
                    "N-6," + "丽".repeat(101) + ",一队,",
                    "=N-7,陈静,一队,",
                    "N-8,赵磊",
                    "\"N-9,黄敏,一队,",
                    "N-10,周\u0000杰,一队,",
                    "",
                    "X-" + run + ",外,一队,",
                    "Y-" + run + ",按,一队,8字长绳、拔河",
                    "N-14,吴强,一队,8字长绳、拔河",
                    "N-15,徐丽,一队,8字长绳",
                    "N-16,孙丽,一队,拔河,又一列").statusCode(400).body("code", is("athletes-refused"), "faults", is(21),
                            "errors.collect { it.pointer + ' ' + it.code }", contains(
                                    "/3/memberNo member-no-missing", "/3/name name-missing", "/3/team team-missing",
                                    "/4/memberNo member-no-unreadable", "/4/team unknown-team",
                                    "/5/memberNo member-no-too-long", "/5/disciplines/0 unknown-discipline",
                                    "/5/disciplines/2 twice",
                                    "/6/memberNo duplicate-row",
                                    "/7/name name-too-long",
                                    "/8/memberNo formula-cell",
                                    "/9 too-few-cells",
                                    "/10 unclosed-quote",
                                    "/11 control-character",
                                    "/12 empty-row",
                                    "/13/memberNo athlete-in-other-team",
                                    "/14/name other-name", "/14/disciplines/1 disciplines-used-up",
                                    "/15/disciplines/1 disciplines-used-up",
                                    "/16/disciplines/0 over-athletes-max",
                                    "/17 too-many-cells"));
            athletes(meet, team).body("items.memberNo", contains("Y-" + run));
            organizer().get(ENTRIES, meet, rope).then().body("items[0].athletes", hasSize(1));
        }
    }

    @Test
    void every_fault_is_said_in_words() {
        var meet = meet();
        team(meet, "一队");
        send(meet, HEADER, "A-1,王芳,三队,跳棋").statusCode(400).body("errors[0].detail", is("运动会没有这支代表队"), "errors[1].detail",
                is("运动会没有这个项目"), "detail", is("名单中有 2 处错误，一人也没有导入。"));
    }

    @Test
    void of_many_faults_a_hundred_are_named_and_all_are_counted() {
        var meet = meet();
        var lines = Stream.concat(Stream.of("会员号,姓名,代表队"), Stream.iterate(1, i -> i + 1).limit(150).map(i -> "A-" + i + ",,一队"))
                .toArray(String[]::new);
        send(meet, lines).statusCode(400).body("faults", is(300), "errors", hasSize(100));
    }

    @Test
    void what_is_wrong_with_the_whole_file_is_refused_before_its_rows() {
        var meet = meet();
        send(meet, "会员号,姓名,代表队").statusCode(400).body("code", is("import-empty"));
        send(meet, "会员号,姓名,项目", "A-1,王芳,拔河").statusCode(400).body("code", is("import-column-missing"), "column", is("代表队"));
        send(meet, "会员号,姓名,代表队,工会", "A-1,王芳,一队,bus").statusCode(400).body("code", is("import-column-unknown"));
        send(meet, "会员号,姓名,代表队,team", "A-1,王芳,一队,一队").statusCode(400).body("code", is("import-column-twice"));
        var lines = Stream
                .concat(Stream.of("会员号,姓名,代表队"), Stream.iterate(1, i -> i + 1).limit(1_001).map(i -> "A-" + i + ",王芳,一队"))
                .toArray(String[]::new);
        send(meet, lines).statusCode(400).body("code", is("import-too-long"), "limit", is(1_000));
        file("bus", "text/csv; charset=utf-8").body("会员号,姓名,代表队\nA-1,王芳,一队\n".getBytes(GB18030))
                .put(IMPORT, meet, UUID.randomUUID()).then().statusCode(400).body("code", is("import-encoding"));
        file("bus", "application/json").body("{}").put(IMPORT, meet, UUID.randomUUID()).then().statusCode(415);
        file("bus", "text/csv").body(new byte[1024 * 1024 + 1]).put(IMPORT, meet, UUID.randomUUID()).then()
                .statusCode(413);
        file("airport", "text/csv").body("会员号,姓名,代表队\nA-1,王芳,一队\n").put(IMPORT, meet, UUID.randomUUID())
                .then().statusCode(403);
        given().contentType("text/csv").body("会员号,姓名,代表队\nA-1,王芳,一队\n").put(IMPORT, meet, UUID.randomUUID()).then()
                .statusCode(401);
        guest().get(MEET, meet).then().body("state", is("ENTRIES"));
    }

    @Test
    void the_same_file_sent_from_four_places_at_once_is_read_once() throws Exception {
        var meet = meet("rules", with(PLAIN, "disciplinesPerAthlete", 1));
        var team = team(meet, "一队");
        discipline(meet, "8字长绳", ROPE);
        var run = run();
        var id = UUID.randomUUID();
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> send(meet, id, GB18030, HEADER, "A-" + run + ",王芳,一队,8字长绳", "B-" + run + ",李娜,一队,8字长绳")
                    .extract().statusCode());
        }
        assertEquals(List.of(200, 200, 200, 201), together(calls));
        athletes(meet, team).body("items", hasSize(2), "items.disciplines", is(List.of(1, 1)));
    }
}
