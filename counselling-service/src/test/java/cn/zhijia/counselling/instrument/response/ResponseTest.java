package cn.zhijia.counselling.instrument.response;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.response.Sheet.answer;
import static cn.zhijia.counselling.instrument.response.Sheet.answers;
import static cn.zhijia.counselling.instrument.response.Sheet.body;
import static cn.zhijia.counselling.instrument.response.Sheet.declined;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static cn.zhijia.counselling.instrument.response.Sheet.path;
import static cn.zhijia.counselling.instrument.response.Sheet.phq;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResponseTest {

    @Inject
    EntityManager database;

    @Test
    void the_server_scores_and_words_the_result_as_advice() {
        var id = UUID.randomUUID();
        give(member(someone()), id, phq("111111300")).then().statusCode(201).body("id", is(id.toString()))
                .body("score", is(9)).body("most", is(27)).body("band", is("MILD")).body("advice", containsString("建议"))
                .body("instrument", is("phq-9")).body("version", is(2)).body("answers", hasSize(9))
                .body("followUp", nullValue()).body("safety", nullValue()).body("riskUnknown", nullValue());
    }

    @Test
    void eight_answers_to_nine_questions_are_refused_and_the_missing_one_named() {
        var eight = body("phq-9", 2, answers("phq-9", 2, "00000000"));
        give(member(someone()), UUID.randomUUID(), eight).then().statusCode(400).body("code", is("invalid-request"))
                .body("missing", contains("44260-8")).body("errors.pointer", contains("/answers"))
                .body("errors.code", contains("missing-items")).body("errors[0].detail", containsString("44260-8"));
    }

    @Test
    void a_refused_item_9_gives_no_score_and_says_that_the_risk_is_unknown() {
        give(member(someone()), UUID.randomUUID(), declined("33333333")).then().statusCode(201).body("score", nullValue())
                .body("band", nullValue()).body("advice", nullValue()).body("riskUnknown", is(true))
                .body("followUp.level", is("L1")).body("safety", nullValue());
    }

    @Test
    void a_total_sent_by_the_client_is_refused() {
        for (var own : List.of("total", "score", "band", "level")) {
            var sheet = phq("333333333");
            sheet.put(own, 0);
            give(member(someone()), UUID.randomUUID(), sheet).then().statusCode(400).body("code", is("unknown-field"))
                    .body("errors.pointer", contains("/" + own));
        }
    }

    @Test
    void the_same_submission_again_changes_nothing_in_whatever_order_its_answers_come() {
        String me = member(someone());
        var id = given(me, "100000001");
        var reversed = new ArrayList<>(answers("phq-9", 2, "100000001"));
        Collections.reverse(reversed);
        String first = give(me, id, phq("100000001")).then().statusCode(200).extract().asString();
        assertEquals(first, give(me, id, body("phq-9", 2, reversed)).then().statusCode(200).extract().asString());
        assertEquals(1L, flags(id));
    }

    @Test
    void other_answers_another_version_and_another_person_find_the_id_in_use() {
        String me = member(someone());
        var id = given(me, "100000000");
        give(me, id, phq("010000000")).then().statusCode(409).body("code", is("id-in-use"));
        give(me, id, body("phq-9", 1, answers("phq-9", 1, "100000000"))).then().statusCode(409);
        give(member(someone()), id, phq("100000000")).then().statusCode(409).body("code", is("id-in-use"));
        as(me).get(path(id)).then().statusCode(200).body("score", is(1));
    }

    @Test
    void an_older_version_is_scored_by_its_own_rules_and_one_that_never_was_is_refused() {
        String me = member(someone());
        give(me, UUID.randomUUID(), body("phq-9", 1, answers("phq-9", 1, "222222222"))).then().statusCode(201)
                .body("version", is(1)).body("score", is(18)).body("followUp.level", is("L2"));
        var declined = declined("00000000");
        declined.put("version", 1);
        give(me, UUID.randomUUID(), declined).then().statusCode(400).body("errors.pointer", contains("/answers/8/option"))
                .body("errors.code", contains("unknown-option"));
        var future = phq("000000000");
        future.put("version", 3);
        give(me, UUID.randomUUID(), future).then().statusCode(400).body("errors.pointer", contains("/version"))
                .body("errors.code", contains("unknown-version"));
        future.put("instrument", "hads");
        give(me, UUID.randomUUID(), future).then().statusCode(400).body("errors.pointer", contains("/instrument"));
    }

    @Test
    void only_the_questions_of_the_version_are_answered_once_each() {
        String me = member(someone());
        var answers = new ArrayList<>(answers("gad-7", 1, "0000000"));
        answers.add(answer("44260-8", "LA6568-5"));
        give(me, UUID.randomUUID(), body("gad-7", 1, answers)).then().statusCode(400)
                .body("errors.pointer", contains("/answers/7/item")).body("errors.code", contains("unknown-item"));
        answers.set(7, answer("69725-0", "LA6569-3"));
        give(me, UUID.randomUUID(), body("gad-7", 1, answers)).then().statusCode(400).body("errors.code", contains("twice"));
    }

    private long flags(UUID id) {
        return (long) value("select count(*) from response_flag where response_id = :id", id);
    }

    private Object value(String sql, UUID id) {
        return database.createNativeQuery(sql).setParameter("id", id).getSingleResult();
    }
}
