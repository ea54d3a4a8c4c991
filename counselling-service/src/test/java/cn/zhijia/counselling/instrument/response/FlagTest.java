package cn.zhijia.counselling.instrument.response;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.response.Sheet.OFTEN;
import static cn.zhijia.counselling.instrument.response.Sheet.QUIET;
import static cn.zhijia.counselling.instrument.response.Sheet.THOUGHTS;
import static cn.zhijia.counselling.instrument.response.Sheet.answers;
import static cn.zhijia.counselling.instrument.response.Sheet.body;
import static cn.zhijia.counselling.instrument.response.Sheet.declined;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static cn.zhijia.counselling.instrument.response.Sheet.path;
import static cn.zhijia.counselling.instrument.response.Sheet.phq;
import static cn.zhijia.counselling.instrument.response.Sheet.screener;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Who is called, and by when: in the answer itself, before it leaves. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlagTest {

    private static final String OFFICER = Tokens.person("officer", "duty-officer").sign();

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void item_9_calls_the_same_day_and_the_answer_says_whom_to_call_now() {
        var answer = answered(phq(THOUGHTS)).body("score", is(1)).body("band", is("MINIMAL"))
                .body("followUp.level", is("L2")).body("safety.lines.number", contains("12356", "120", "110", "12351"));
        assertEquals(Duration.ofHours(2), wait(answer));
        assertEquals(Duration.ofMinutes(30), wait(answered(phq(OFTEN)).body("safety.title", notNullValue())));
    }

    @Test
    void at_two_in_the_morning_the_telephone_rings_within_two_hours_too() {
        itIs(clock, Instant.parse("2026-03-02T18:00:00Z"));
        var answer = answered(phq(THOUGHTS)).body("safety.lines[0].number", is("12356"));
        assertEquals(Duration.ofHours(2), wait(answer));
    }

    @Test
    void who_reads_english_is_helped_in_english() {
        as(member(someone())).header("Accept-Language", "en").body(phq(THOUGHTS)).put(path(UUID.randomUUID())).then()
                .statusCode(201).body("safety.lines[1].name", is("Medical emergency"))
                .body("safety.text", containsString("call"));
    }

    @Test
    void nothing_follows_from_quiet_answers_and_nothing_is_said_of_it() {
        for (var quiet : new Map[] { phq(QUIET), body("gad-7", 1, answers("gad-7", 1, "2222222")),
                body("who-5", 1, answers("who-5", 1, "22220")) }) {
            @SuppressWarnings("unchecked")
            Map<String, Object> sheet = quiet;
            var answer = answered(sheet).body("followUp", nullValue()).body("safety", nullValue());
            for (var word : new String[] { "安全", "正常", "safe", "L0" }) {
                answer.body(not(containsString(word)));
            }
        }
    }

    @Test
    void two_working_days_reach_over_a_make_up_saturday_and_the_spring_festival() {
        itIs(clock, Instant.parse("2026-02-12T02:00:00Z")); // Thursday; Saturday the 14th is worked, the festival ends on the 23rd
        answered(declined("00000000")).body("followUp.level", is("L1")).body("followUp.dueAt", is("2026-02-14T16:00:00Z"));
        itIs(clock, Instant.parse("2026-02-13T15:59:00Z"));
        answered(body("gad-7", 1, answers("gad-7", 1, "3333300"))).body("followUp.dueAt", is("2026-02-24T16:00:00Z"));
        itIs(clock, Instant.parse("2026-03-06T16:30:00Z")); // already Saturday in Beijing
        answered(body("who-5", 1, answers("who-5", 1, "22210"))).body("score", is(28)).body("followUp.level", is("L1"))
                .body("followUp.dueAt", is("2026-03-10T16:00:00Z"));
    }

    @Test
    void a_high_total_calls_within_two_working_days_but_item_9_sooner() {
        answered(phq("333333200")).body("score", is(20)).body("followUp.level", is("L1")).body("safety", nullValue());
        answered(phq("333333201")).body("score", is(21)).body("followUp.level", is("L2"));
    }

    @Test
    void the_screener_is_put_by_a_trained_person_and_a_crisis_is_answered_within_five_minutes() {
        String name = someone();
        var id = UUID.randomUUID();
        var sheet = screener("T-" + name, "YYYYNN");
        give(member(name), id, sheet).then().statusCode(403).body("code", is("trained-person-needed"));
        var unnamed = screener("T-" + name, "YYYYNN");
        unnamed.remove("memberNo");
        give(OFFICER, id, unnamed).then().statusCode(400).body("errors.pointer", contains("/memberNo"));
        var answer = give(OFFICER, id, sheet).then().statusCode(201).body("band", is("HIGH")).body("followUp.level", is("L3"))
                .body("advice", containsString("陪伴")).body("safety.lines[0].number", is("12356"))
                .body("memberNo", is("T-" + name));
        assertEquals(Duration.ofMinutes(5), wait(answer));
        give(OFFICER, id, sheet).then().statusCode(200);
        give(Tokens.person("other", "duty-officer").sign(), id, sheet).then().statusCode(409);
        as(OFFICER).get(path(id)).then().statusCode(404);
        as(member(name)).get(path(id)).then().statusCode(200).body("band", is("HIGH")).body("advice", nullValue());
    }

    @Test
    void a_screener_without_thoughts_skips_to_the_sixth_question_and_calls_nobody() {
        give(OFFICER, UUID.randomUUID(), screener("T-" + someone(), "NN---N")).then().statusCode(201)
                .body("band", is("NONE_REPORTED")).body("followUp", nullValue()).body("score", nullValue());
        give(OFFICER, UUID.randomUUID(), screener("T-" + someone(), "NNN--N")).then().statusCode(400)
                .body("errors.code", contains("not-asked")).body("item", is("93248-3"));
        give(OFFICER, UUID.randomUUID(), screener("T-" + someone(), "NY---N")).then().statusCode(400)
                .body("missing", contains("93248-3", "93249-1", "93250-9"));
    }

    @Test
    void nobody_answers_for_somebody_else() {
        var sheet = phq(QUIET);
        sheet.put("memberNo", "T-" + someone());
        give(member(someone()), UUID.randomUUID(), sheet).then().statusCode(400).body("errors.code",
                contains("not-for-others"));
        give(OFFICER, UUID.randomUUID(), sheet).then().statusCode(403).body("code", is("forbidden"));
        give(Tokens.person("org", "organizer").sign(), UUID.randomUUID(), sheet).then().statusCode(403);
    }

    @Test
    void a_flag_says_the_same_when_it_is_read_again_later() {
        String me = member(someone());
        var id = given(me, THOUGHTS);
        String due = as(me).get(path(id)).then().statusCode(200).extract().path("followUp.dueAt");
        clock.shift(Duration.ofDays(3));
        give(me, id, phq(THOUGHTS)).then().statusCode(200).body("followUp.dueAt", is(due)).body("safety", notNullValue());
    }

    private static ValidatableResponse answered(Map<String, Object> sheet) {
        return give(member(someone()), UUID.randomUUID(), sheet).then().statusCode(201);
    }

    private static Duration wait(ValidatableResponse answer) {
        return Duration.between(Instant.parse(answer.extract().path("answeredAt")),
                Instant.parse(answer.extract().path("followUp.dueAt")));
    }
}
