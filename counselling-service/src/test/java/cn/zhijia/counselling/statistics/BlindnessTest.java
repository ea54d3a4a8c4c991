package cn.zhijia.counselling.statistics;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.instrument.response.Sheet.given;
import static cn.zhijia.counselling.note.Notes.session;
import static cn.zhijia.counselling.note.Notes.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A union cannot tell whether a named worker has a record: neither by the answer nor by the work that it takes. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BlindnessTest {

    @Inject
    DatabaseClock clock;

    @Inject
    SessionFactory sessions;

    private final String name = someone();

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
        sessions.getStatistics().setStatisticsEnabled(true);
        as(ORGANIZER).get("/v1/stations").then().statusCode(200);
    }

    @AfterEach
    void real_time() {
        sessions.getStatistics().setStatisticsEnabled(false);
        clock.shift(Duration.ZERO);
    }

    @Test
    void what_is_there_and_what_is_not_look_the_same_to_an_organizer() {
        String me = member(name);
        var lin = counsel();
        var appointment = session(clock, lin, name, "2026-03-03T01:00:00Z");
        signed(lin, appointment, "会谈记录");
        var response = given(me, "111111111");
        put(me, "/v1/me/contact", Map.of("phone", "13912345678")).then().statusCode(201);
        for (var path : new String[] { "/v1/appointments/", "/v1/responses/", "/v1/me/consents/" }) {
            assertSame(path + (path.contains("app") ? appointment : response), path + UUID.randomUUID());
        }
        for (var under : new String[] { "/notes", "/notes/1", "/contact" }) {
            assertSame("/v1/appointments/" + appointment + under, "/v1/appointments/" + UUID.randomUUID() + under);
        }
    }

    @Test
    void no_number_of_a_worker_is_looked_up_for_an_organizer() {
        as(member(name)).get("/v1/me/appointments").then().statusCode(200);
        var reason = "想了解这位职工的情况，请协助查询。";
        for (var memberNo : new String[] { "T-" + name, "T-" + someone() }) {
            sessions.getStatistics().clear();
            put(ORGANIZER, "/v1/audit/break-glass/" + UUID.randomUUID(), Map.of("memberNo", memberNo, "reason", reason)).then()
                    .statusCode(403);
            as(ORGANIZER).body(Map.of("phone", "13912345678", "reason", reason)).post("/v1/contacts/search").then()
                    .statusCode(403);
            assertEquals(0, sessions.getStatistics().getPrepareStatementCount());
        }
    }

    /** The same status and words, after the same number of statements. */
    private void assertSame(String there, String elsewhere) {
        assertEquals(answer(elsewhere).replaceAll("[0-9a-f-]{32,36}", "id"), answer(there).replaceAll("[0-9a-f-]{32,36}", "id"),
                there);
    }

    private String answer(String path) {
        sessions.getStatistics().clear();
        var answer = as(ORGANIZER).get(path).then().extract();
        assertTrue(answer.statusCode() == 403 || answer.statusCode() == 404, path + " " + answer.statusCode());
        return answer.statusCode() + " after " + sessions.getStatistics().getPrepareStatementCount() + ": " + answer.asString();
    }
}
