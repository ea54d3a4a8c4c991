package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.register;
import static cn.zhijia.events.Stage.state;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportTest {

    static final String IMPORT = EVENT + "/imports/{import}";
    /** With -Dlong=true as many as one file may have. */
    private static final int PEOPLE = Boolean.getBoolean("long") ? 5_000 : 210;
    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void people_of_a_file_are_registered_by_the_rules_of_the_event() {
        var event = event(2, "audience", Map.of("rule", "OWN_UNION"));
        register("imp-seen", event).statusCode(201);
        register("imp-elsewhere", event(5)).statusCode(201);
        var id = UUID.randomUUID();
        var file = """
                人数,会员号,姓名,工会
                ,T-imp-seen,,
                1,T-imp-elsewhere,,
                1,T-imp-new,王芳,
                1,T-imp-third,李娜,bus
                1,T-imp-airport,张伟,airport
                2,T-imp-pair,刘洋,bus
                0,T-imp-none,陈静,bus
                """;
        send(event, id, false, file.getBytes(GB18030)).statusCode(202)
                .header("Location", "/v1/events/" + event + "/imports/" + id)
                .header("Retry-After", notNullValue()).body("state", is("QUEUED"), "total", is(7), "dryRun", is(false));
        done(event, id).body("total", is(7), "done", is(7), "counts.verdict",
                contains("ALREADY_REGISTERED", "REFUSED", "REGISTERED", "WAITLISTED"), "counts.rows", contains(1, 3, 1, 2));
        rows(event, id).body("items.line", contains(2, 3, 4, 5, 6, 7, 8), "items.verdict",
                contains("ALREADY_REGISTERED", "REGISTERED", "WAITLISTED", "WAITLISTED", "REFUSED", "REFUSED", "REFUSED"),
                "items[4].code", is("import-other-union"), "items[4].detail", is("不能代为确认所属工会"), "items[5].code",
                is("import-party-too-large"), "items[6].code", is("party-size-out-of-range"), "items[6].memberNo",
                is("T-imp-none"), "items[0].code", nullValue());
        assertEquals("CONFIRMED", state("imp-elsewhere", event));
        assertEquals("WAITLISTED", state("imp-new", event)); // joined at the first sign-in
        organizer().get(EVENT + "/registrations", event).then().body("items.memberNo",
                contains("T-imp-seen", "T-imp-elsewhere", "T-imp-new", "T-imp-third"), "items[3].name", is("李娜"),
                "items[3].union", is("bus"));
        audited(event);
    }

    @Test
    void broken_rows_of_either_encoding_are_told_apart_and_the_others_registered() {
        var lines = List.of("姓名,会员号,人数,工会", "王芳,T-brk1,1,bus", "李娜,,1,bus", "张伟," + "9".repeat(33) + ",1,bus", "刘洋,M 4#,1,bus",
                "陈静,T-brk1,1,bus", "杨帆,T-brk6,0,bus", "赵磊,T-brk7,11,bus", "黄敏,T-brk8,两人,bus", "周杰,T-brk9,1,bus,又一列",
                "吴强,T-brk10",
                "\"徐丽,T-brk11,1,bus", "丽".repeat(101) + ",T-brk12,1,bus", "马超,T-brk13,1,未知工会", "=HYPERLINK(1),T-brk14,1,bus",
                "朱\u0000红,T-brk15,1,bus", "", "林涛,T-brk17,1,bus");
        for (var charset : List.of(GB18030, StandardCharsets.UTF_8)) {
            var event = event(5);
            var id = UUID.randomUUID();
            send(event, id, false, String.join("\r\n", lines).getBytes(charset)).statusCode(202).body("total", is(17));
            done(event, id).body("counts.verdict", contains("REFUSED", "REGISTERED"), "counts.rows", contains(15, 2));
            rows(event, id).body("items.code",
                    contains(null, "member-no-missing", "member-no-too-long", "member-no-unreadable", "duplicate-row",
                            "party-size-out-of-range", "party-size-out-of-range", "party-size-out-of-range", "too-many-cells",
                            "too-few-cells", "unclosed-quote", "name-too-long", "union-unreadable", "formula-cell",
                            "control-character", "empty-row", null),
                    "items[10].detail", is("引号没有成对；一格之内不能换行"), "items[4].memberNo", is("T-brk1"), "items[3].memberNo",
                    nullValue());
            organizer().get(EVENT + "/registrations", event).then().body("items.memberNo", contains("T-brk1", "T-brk17"),
                    "items.name", contains("王芳", "林涛"));
            audited(event);
        }
    }

    @Test
    void nobody_vouches_for_whose_token_was_seen() {
        var event = event(5, "audience", Map.of("rule", "OWN_UNION"));
        register("vouch-airport", event(5)).statusCode(201);
        var airport = guest().auth().oauth2(Tokens.member("vouch-away", "airport").sign());
        airport.body(Map.of("attempt", UUID.randomUUID())).put(EVENT + "/registration", event(5)).then().statusCode(201);
        var id = UUID.randomUUID();
        send(event, id, false, bytes("memberNo,union,name\nT-vouch-airport,airport,改名\nT-vouch-away,bus,\n"))
                .statusCode(202);
        done(event, id);
        rows(event, id).body("items.verdict", contains("REGISTERED", "REFUSED"), "items[1].code",
                is("import-other-union"));
        organizer().get(EVENT + "/registrations", event).then().body("items.name", contains("vouch-airport"), "items.union",
                contains("bus"));
        var open = event(5);
        send(open, UUID.randomUUID(), false, bytes("memberNo,name\nT-vouch-away,x\n")).statusCode(202);
        var named = UUID.randomUUID();
        send(open, named, false, bytes("memberNo,name\nT-vouch-away,vouch-away\n")).statusCode(202);
        done(open, named);
        rows(open, named).body("items.verdict", contains("REGISTERED"));
    }

    @Test
    void a_repeat_is_the_same_import_and_another_file_is_not() {
        var event = event(5);
        var id = UUID.randomUUID();
        send(event, id, false, bytes("memberNo\nT-rep1\n")).statusCode(202);
        done(event, id);
        send(event, id, false, bytes("memberNo\nT-rep1\n")).statusCode(200).body("state", is("DONE"), "done", is(1))
                .header("Retry-After", nullValue());
        send(event, id, false, bytes("memberNo\nT-rep2\n")).statusCode(409).body("code", is("id-in-use"));
        send(event, id, true, bytes("memberNo\nT-rep1\n")).statusCode(409).body("code", is("id-in-use"));
        send(event(5), id, false, bytes("memberNo\nT-rep1\n")).statusCode(409).body("code", is("id-in-use"));
        quota(event).body("used", is(1));
    }

    @Test
    void a_dry_run_says_what_would_be_and_writes_nothing() {
        var event = event(1);
        register("dry-seen", event).statusCode(201);
        var before = quota(event).extract().asString();
        var id = UUID.randomUUID();
        send(event, id, true, bytes("会员号,姓名\nT-dry-seen,\nT-dry-new,王芳\n,李娜\n")).statusCode(202).body("dryRun",
                is(true));
        done(event, id);
        rows(event, id).body("items.verdict", contains("ALREADY_REGISTERED", "WAITLISTED", "REFUSED"));
        assertEquals(before, quota(event).extract().asString());
        organizer().get(EVENT + "/registrations", event).then().body("items", hasSize(1));
        member("dry-new").get(EVENT + "/registration", event).then().statusCode(404);
        audited(event);
    }

    @Test
    void verdicts_are_paged_and_filtered() {
        var event = event(-1, "needsApproval", true);
        var id = UUID.randomUUID();
        send(event, id, false, bytes("memberNo\nT-pg1\nT-pg2\n?\nT-pg3\n?\n")).statusCode(202);
        done(event, id);
        var first = organizer().queryParam("verdict", "PENDING_APPROVAL").queryParam("limit", 2)
                .get(IMPORT + "/rows", event, id)
                .then().statusCode(200).header("Link", containsString("rel=\"next\"")).body("items.line", contains(2, 3));
        organizer().queryParam("verdict", "PENDING_APPROVAL").queryParam("limit", 2)
                .queryParam("cursor", first.extract().<String> path("next")).get(IMPORT + "/rows", event, id).then()
                .body("items.line", contains(5), "next", nullValue());
        organizer().queryParam("cursor", first.extract().<String> path("next")).get(IMPORT + "/rows", event, id).then()
                .statusCode(400).body("code", is("bad-cursor"));
        organizer().header("Accept-Language", "en").queryParam("verdict", "REFUSED").get(IMPORT + "/rows", event, id).then()
                .body("items.line", contains(4, 6), "items.code", everyItem(is("member-no-unreadable")), "items[0].detail",
                        containsString("letters"), "items[0].memberNo", nullValue());
    }

    @Test
    void only_organizers_of_the_union_import_and_only_into_what_is_published() {
        var event = event(5);
        var id = UUID.randomUUID();
        byte[] file = bytes("memberNo\nT-own\n");
        csv(Tokens.member("imp-member", "bus").sign(), event, id, false, file).statusCode(403).body("code",
                is("missing-role"));
        csv(airport(), event, id, false, file).statusCode(403).body("code", is("other-union"));
        csv(airport(), draft(), id, false, file).statusCode(404);
        send(draft(), id, false, file).statusCode(409).body("code", is("event-not-published"));
        send(UUID.randomUUID(), id, false, file).statusCode(404);
        guest().put(IMPORT, event, id).then().statusCode(401);
        send(event, id, false, file).statusCode(202);
        organizer("airport").get(IMPORT, event, id).then().statusCode(403);
        organizer().get(IMPORT, event(1), id).then().statusCode(404);
        organizer("airport").get(IMPORT + "/rows", event, id).then().statusCode(403);
    }

    @Test
    void what_is_no_such_file_is_told_so() {
        var event = event(5);
        refused(event, bytes(""), 400, "import-empty");
        refused(event, bytes("会员号"), 400, "import-empty");
        refused(event, bytes("姓名\n王芳"), 400, "import-column-missing").body("column", is("会员号"));
        refused(event, bytes("会员号,会员号\n1,1"), 400, "import-column-twice");
        refused(event, bytes("会员号,电话\n1,1"), 400, "import-column-unknown").body("column", is("电话"), "detail",
                containsString("电话"));
        refused(event, bytes("memberNo" + "\nT-1".repeat(5_001)), 400, "import-too-long").body("rows", is(5_001));
        refused(event, new byte[] { 'm', 'e', 'm', 'b', 'e', 'r', 'N', 'o', '\n', (byte) 0xFF, 'x' }, 400, "import-encoding")
                .body("row", is(2), "offset", is(9));
        refused(event, bytes("memberNo\nT-1" + " ".repeat(5 * 1024 * 1024)), 413, "http-413");
        organizer().contentType("application/json").body("{}").put(IMPORT, event, UUID.randomUUID()).then().statusCode(415)
                .body("code", is("import-media-type"));
    }

    @Test
    void a_rule_that_refuses_everybody_is_told_row_by_row() {
        var event = event(5, "registrationOpensAt", Stage.START.minusSeconds(3_600).toString());
        var id = UUID.randomUUID();
        send(event, id, false, bytes("memberNo\nT-early1\nT-early2\n")).statusCode(202);
        done(event, id);
        rows(event, id).body("items.code", everyItem(is("registration-not-open")), "items.detail",
                everyItem(is("报名尚未开始")));
        quota(event).body("used", is(0));
    }

    @Test
    void two_imports_of_the_same_people_register_them_once() {
        var event = event(30);
        var people = IntStream.range(0, 40).mapToObj(i -> "T-twice" + i).collect(Collectors.joining("\n"));
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID());
        ids.forEach(id -> send(event, id, false, bytes("memberNo\n" + people)).statusCode(202));
        ids.forEach(id -> done(event, id));
        rows(event, ids.get(1)).body("items.verdict", everyItem(is("ALREADY_REGISTERED")));
        quota(event).body("used", is(30), "waiting", is(10));
        audited(event);
    }

    @Test
    void participants_are_exported_for_a_spreadsheet() {
        var event = event(PEOPLE + 40);
        var id = UUID.randomUUID();
        var people = IntStream.range(0, PEOPLE).mapToObj(i -> "T-exp" + i + ",\"" + (i == 7 ? "李, \"\"小\"\" 娜" : "王芳") + "\"")
                .collect(Collectors.joining("\n"));
        register("=1+1", event).statusCode(201); // a name as the identity provider lets people write it
        send(event, id, false, bytes("memberNo,name\n" + people)).statusCode(202);
        done(event, id).body("done", is(PEOPLE), "counts.verdict", contains("REGISTERED"), "counts.rows", contains(PEOPLE));
        quota(event).body("used", is(PEOPLE + 1), "waiting", is(0));
        var answer = organizer().accept("text/csv").get(EVENT + "/registrations.csv", event).then().statusCode(200)
                .header("Content-Type", containsString("charset=UTF-8")).header("Content-Disposition",
                        containsString("attachment"))
                .extract().asByteArray();
        var text = new String(answer, StandardCharsets.UTF_8);
        assertTrue(text.startsWith("\uFEFF会员号,姓名,工会,人数,同行人,状态,报名时间\r\n"), text.substring(0, 40));
        var lines = text.split("\r\n");
        assertEquals(PEOPLE + 2, lines.length);
        assertTrue(lines[1].startsWith("T-=1+1,'=1+1,bus,1,,CONFIRMED,20"), lines[1]);
        assertTrue(lines[9].startsWith("T-exp7,\"李, \"\"小\"\" 娜\",bus,1,,CONFIRMED,"), lines[9]);
        for (int i = 0; i < PEOPLE; i++) {
            assertTrue(lines[i + 2].startsWith("T-exp" + i + ","), lines[i + 2]);
        }
        organizer().accept("text/csv").queryParam("state", "CANCELLED").get(EVENT + "/registrations.csv", event).then()
                .statusCode(200).body(is("\uFEFF会员号,姓名,工会,人数,同行人,状态,报名时间\r\n"));
        organizer("airport").accept("text/csv").get(EVENT + "/registrations.csv", event).then().statusCode(403);
        organizer("airport").accept("text/csv").get(EVENT + "/registrations.csv", draft()).then().statusCode(404);
        member("an").accept("text/csv").get(EVENT + "/registrations.csv", event).then().statusCode(403);
    }

    private static ValidatableResponse refused(UUID event, byte[] file, int status, String code) {
        return send(event, UUID.randomUUID(), false, file).statusCode(status).body("code", is(code));
    }

    static ValidatableResponse send(UUID event, UUID id, boolean dryRun, byte[] file) {
        return csv(Tokens.organizer("org-bus", "bus").sign(), event, id, dryRun, file);
    }

    static ValidatableResponse csv(String token, UUID event, UUID id, boolean dryRun, byte[] file) {
        return io.restassured.RestAssured.given().auth().oauth2(token).contentType("text/csv").queryParam("dryRun", dryRun)
                .config(io.restassured.config.RestAssuredConfig.config().encoderConfig(io.restassured.config.EncoderConfig
                        .encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .body(file).put(IMPORT, event, id).then();
    }

    private static String airport() {
        return Tokens.organizer("org-airport", "airport").sign();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Waits, as an app would, as long as it goes on; rows that are done stay done. */
    static ValidatableResponse done(UUID event, UUID id) {
        int done = 0;
        for (int look = 0; look < 300; look++) {
            var answer = organizer().get(IMPORT, event, id).then().statusCode(200);
            if (answer.extract().path("state").equals("DONE")) {
                return answer;
            }
            int now = answer.extract().path("done");
            assertTrue(now >= done, now + " after " + done);
            look = now > done ? 0 : look;
            done = now;
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("it is never done");
    }

    static ValidatableResponse rows(UUID event, UUID id) {
        return organizer().queryParam("limit", 100).get(IMPORT + "/rows", event, id).then().statusCode(200);
    }
}
