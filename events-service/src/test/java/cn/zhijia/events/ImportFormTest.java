package cn.zhijia.events;

import static cn.zhijia.events.ImportTest.IMPORT;
import static cn.zhijia.events.ImportTest.bytes;
import static cn.zhijia.events.ImportTest.done;
import static cn.zhijia.events.ImportTest.rows;
import static cn.zhijia.events.ImportTest.send;
import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.GENDER;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.eventWith;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportFormTest {

    private static final Map<String, Object> CITY = Map.of("id", "city", "text", "籍贯");

    @Test
    void who_is_registered_keeps_the_party_that_is() {
        var event = event(10, "maxParty", 4);
        for (var who : List.of("keep-a", "keep-b", "keep-c")) {
            register(who, event, Map.of("partySize", 3, "companions", List.of("小明", "小红"))).statusCode(201);
        }
        var id = UUID.randomUUID();
        send(event, id, false, bytes("会员号,人数\nT-keep-a,\nT-keep-b,2\nT-keep-c,4\n")).statusCode(202);
        done(event, id);
        rows(event, id).body("items.verdict", contains("ALREADY_REGISTERED", "ALREADY_REGISTERED", "ALREADY_REGISTERED"));
        for (var who : List.of("keep-a", "keep-b", "keep-c")) {
            member(who).get(MINE, event).then().body("partySize", is(3), "companions", contains("小明", "小红"));
        }
        audited(event);
    }

    @Test
    void columns_named_by_text_or_id_answer_the_questions() {
        var women = UUID.randomUUID();
        var event = eventWith(new TreeMap<>(Map.of(women, Map.of("size", 1, "question", "gender", "answers", List.of("女")))),
                "questions", List.of(GENDER, CITY));
        var id = UUID.randomUUID();
        send(event, id, false, bytes("""
                会员号,city,性别
                T-ans-1,北京,女
                T-ans-2,,女
                T-ans-3,天津,
                T-ans-4,,未知
                T-ans-5,,男
                T-ans-6,%s,女
                """.formatted("很".repeat(201)))).statusCode(202);
        done(event, id);
        rows(event, id).body("items.verdict", contains("REGISTERED", "WAITLISTED", "REFUSED", "REFUSED", "REFUSED", "REFUSED"),
                "items.code", contains(null, null, "answer-missing", "not-an-option", "quota-closed", "answer-too-long"),
                "items.question", contains(null, null, "gender", "gender", null, null), "items[2].detail", is("有必答的问题没有回答"));
        organizer().get(EVENT + "/registrations", event).then().body("items[0].answers.answer", contains("北京", "女"));
        send(event, UUID.randomUUID(), false, bytes("会员号,性别,gender\nT-ans-9,女,女")).statusCode(400).body("code",
                is("import-column-twice"));
        send(event(1), UUID.randomUUID(), false, bytes("会员号,性别\nT-ans-9,女")).statusCode(400).body("code",
                is("import-column-unknown"));
        audited(event);
    }

    @Test
    void an_export_is_imported_as_it_is() {
        var questions = List.of(GENDER, Map.of("id", "ride", "text", "姓名"), Map.of("id", "wish", "text", "=心愿"));
        var event = event(20, "maxParty", 3, "questions", questions);
        register("exp-pair", event, Map.of("partySize", 2, "companions", List.of("=小明"), "answers",
                List.of(Map.of("question", "wish", "answer", "-1, 不\n冷"), Map.of("question", "gender", "answer", "女"))))
                .statusCode(201);
        register("exp-one", event, Map.of("answers", List.of(Map.of("question", "gender", "answer", "男")))).statusCode(201);
        var file = organizer().accept("text/csv").get(EVENT + "/registrations.csv", event).then().statusCode(200).extract()
                .asByteArray();
        var lines = new String(file, java.nio.charset.StandardCharsets.UTF_8).split("\r\n");
        assertEquals("\uFEFF会员号,姓名,工会,人数,同行人,状态,报名时间,性别,ride,'=心愿", lines[0]);
        assertTrue(lines[1].startsWith("T-exp-pair,exp-pair,bus,2,'=小明,CONFIRMED,20"), lines[1]);
        assertTrue(lines[1].endsWith(",女,,\"'-1, 不 冷\""), lines[1]);
        var next = event(20, "maxParty", 3, "questions", questions);
        var id = UUID.randomUUID();
        send(next, id, false, file).statusCode(202);
        done(next, id);
        rows(next, id).body("items.verdict", contains("REGISTERED", "REGISTERED"));
        organizer().get(EVENT + "/registrations", next).then().body("items.partySize", contains(2, 1),
                "items[0].answers.find { it.question == 'wish' }.answer", is("-1, 不 冷"));
    }

    @Test
    void a_dry_run_counts_what_the_rows_before_would_take() {
        var event = event(0, "maxParty", 2);
        quota(event, Map.of("size", 4, "waitlistSize", 1)).statusCode(200);
        register("fore-0", event).statusCode(201);
        var before = quota(event).extract().asString();
        var file = bytes("会员号,人数\nT-fore-1,1\nT-fore-0,2\nT-fore-2,2\nT-fore-3,1\nT-fore-4,1\nT-fore-5,1\n");
        for (var dryRun : List.of(true, false)) {
            assertEquals(before, quota(event).extract().asString());
            var id = UUID.randomUUID();
            send(event, id, dryRun, file).statusCode(202);
            done(event, id);
            rows(event, id).body("items.verdict",
                    contains("REGISTERED", "ALREADY_REGISTERED", "REGISTERED", "WAITLISTED", "REFUSED", "REFUSED"),
                    "items[4].code", is("event-full"));
        }
        audited(event);
    }

    /**
     * Parties that are too large for the seats are passed so often, and then the seats are kept for them: also by rows of a
     * file.
     */
    @Test
    void a_dry_run_of_parties_says_what_the_real_run_does() {
        for (int seed = 0; seed < 12; seed++) {
            var random = new Random(seed);
            var women = UUID.randomUUID();
            var event = eventWith(
                    new TreeMap<>(
                            Map.of(women, Map.of("size", 3 + random.nextInt(6), "question", "gender", "answers", List.of("女")),
                                    UUID.randomUUID(), Map.of("size", 8 + random.nextInt(6)))),
                    "questions", List.of(GENDER), "maxParty", 5, "maxPasses", seed % 4);
            var people = new StringBuilder("会员号,人数,gender\n");
            for (int i = 0; i < 20; i++) {
                people.append("T-dry%d-%d,%d,%s\n".formatted(seed, i, 1 + random.nextInt(3) * random.nextInt(3),
                        random.nextBoolean() ? "女" : "男"));
            }
            var dry = verdicts(event, true, people.toString());
            assertEquals(verdicts(event, false, people.toString()), dry, "seed " + seed);
            assertTrue(dry.contains("WAITLISTED") && dry.contains("REGISTERED"), dry::toString);
            audited(event);
        }
    }

    private static List<String> verdicts(UUID event, boolean dryRun, String file) {
        var id = UUID.randomUUID();
        send(event, id, dryRun, bytes(file)).statusCode(202);
        done(event, id);
        return rows(event, id).extract().path("items.verdict");
    }

    @Test
    void a_repeat_is_the_same_import_when_the_event_has_been_cancelled_since() {
        var event = event(5);
        var id = UUID.randomUUID();
        send(event, id, false, bytes("memberNo\nT-late\n")).statusCode(202);
        done(event, id);
        organizer().body(Map.of("reason", "因天气原因取消")).put(EVENT + "/cancellation", event).then().statusCode(200);
        send(event, id, false, bytes("memberNo\nT-late\n")).statusCode(200).body("state", is("DONE"));
        send(event, id, false, bytes("memberNo\nT-other\n")).statusCode(409).body("code", is("id-in-use"));
        send(event, UUID.randomUUID(), false, bytes("memberNo\nT-late\n")).statusCode(409).body("code",
                is("event-cancelled"));
    }

    @Test
    void every_label_of_a_chinese_file_is_understood() {
        for (var charset : List.of("gbk", "GBK", "gb2312", "gb18030")) {
            var event = event(5);
            var id = UUID.randomUUID();
            io.restassured.RestAssured.given().auth().oauth2(Tokens.organizer("org-bus", "bus").sign())
                    .header("Content-Type", "text/csv; charset=" + charset)
                    .body("会员号,姓名\nT-label,王芳\n".getBytes(Charset.forName("GB18030"))).put(IMPORT, event, id).then()
                    .statusCode(202);
            done(event, id).body("counts.verdict", contains("REGISTERED"));
        }
    }

    @Test
    void two_thousand_people_are_imported_while_others_register() {
        var event = event(1_600);
        var id = UUID.randomUUID();
        var people = IntStream.range(0, 2_000).mapToObj(i -> "T-many" + i).collect(Collectors.joining("\n"));
        var sent = Instant.now();
        send(event, id, false, bytes("memberNo\n" + people)).statusCode(202).body("total", is(2_000));
        var seen = new HashSet<Integer>();
        int registered = 0;
        String state;
        do {
            pause();
            var view = organizer().get(IMPORT, event, id).then().statusCode(200).extract();
            seen.add(view.path("done"));
            state = view.path("state");
            if (registered < 20) {
                register("while" + registered++, event).statusCode(201); // the event is not locked for the whole job
            }
        } while (!state.equals("DONE") && Duration.between(sent, Instant.now()).toSeconds() < 120);
        done(event, id).body("done", is(2_000), "counts.verdict", contains("REGISTERED", "WAITLISTED"));
        assertTrue(seen.size() > 3, seen.toString());
        quota(event).body("used", is(1_600), "waiting", greaterThanOrEqualTo(400));
        organizer().queryParam("verdict", "REFUSED").get(IMPORT + "/rows", event, id).then().body("items", hasSize(0),
                "next", nullValue());
        audited(event);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
