package cn.zhijia.counselling.instrument.response;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.response.Sheet.answers;
import static cn.zhijia.counselling.instrument.response.Sheet.body;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static cn.zhijia.counselling.instrument.response.Sheet.path;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Who reads answers, and that nobody else can. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MyResponsesTest {

    @Inject
    EntityManager database;

    @Inject
    SessionFactory sessions;

    @Test
    void my_responses_come_in_the_order_of_their_change_and_later_only_what_is_new() {
        String me = member(someone());
        var first = given(me, "100000000");
        give(me, UUID.randomUUID(), body("who-5", 1, answers("who-5", 1, "55555"))).then().statusCode(201);
        String since = as(me).get("/v1/me/responses").then().statusCode(200).body("items.score", contains(1, 100))
                .body("items[0].id", is(first.toString())).body("more", is(false)).extract().path("changedSince");
        as(me).queryParam("changedSince", since).get("/v1/me/responses").then().statusCode(200).body("items", hasSize(0));
        var third = given(me, "200000000");
        as(me).queryParam("changedSince", since).get("/v1/me/responses").then().statusCode(200)
                .body("items.id", contains(third.toString()));
        as(member(someone())).get("/v1/me/responses").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void twenty_of_my_responses_take_as_many_statements_as_two() {
        String me = member(someone());
        for (int i = 0; i < 20; i++) {
            given(me, "100000000");
        }
        sessions.getStatistics().setStatisticsEnabled(true);
        try {
            long two = statements(me, 2);
            assertTrue(two > 0, "nothing was counted");
            assertEquals(two, statements(me, 20));
        } finally {
            sessions.getStatistics().setStatisticsEnabled(false);
        }
    }

    private long statements(String me, int rows) {
        sessions.getStatistics().clear();
        as(me).queryParam("limit", rows).get("/v1/me/responses").then().statusCode(200).body("items", hasSize(rows));
        return sessions.getStatistics().getPrepareStatementCount();
    }

    @Test
    void nobody_else_knows_that_there_is_a_response() {
        String me = member(someone());
        var id = given(me, "333333333");
        String tag = as(me).get(path(id)).then().statusCode(200).extract().header("ETag");
        as(me).header("If-None-Match", tag).get(path(id)).then().statusCode(304);
        for (String role : List.of("member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin")) {
            as(Tokens.person(someone(), role).sign()).get(path(id)).then().statusCode(404).body("code", is("not-found"));
        }
    }

    @Test
    void what_is_kept_is_sealed_for_its_member_and_its_row() {
        String me = member(someone());
        var mine = given(me, "123012301");
        var other = given(me, "321032103");
        String kept = new String((byte[]) value("select content from response where id = :id", mine),
                StandardCharsets.ISO_8859_1);
        assertFalse(kept.contains("LA65") || kept.contains("44250") || kept.contains("score"), "in clear");
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                update response set content = (select content from response where id = :from) where id = :id""")
                .setParameter("from", mine).setParameter("id", other).executeUpdate());
        as(me).get(path(other)).then().statusCode(500).body("code", is("internal-error"));
        as(me).get(path(mine)).then().statusCode(200);
    }

    private Object value(String sql, UUID id) {
        return database.createNativeQuery(sql).setParameter("id", id).getSingleResult();
    }
}
