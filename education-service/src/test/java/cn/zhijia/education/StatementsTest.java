package cn.zhijia.education;

import static cn.zhijia.education.Campus.as;
import static cn.zhijia.education.Campus.member;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A page of twenty takes as many SQL statements as a page of two: nothing is read row by row. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatementsTest {

    private static final int ROWS = 20;

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void count() {
        sessions.getStatistics().setStatisticsEnabled(true);
    }

    @AfterEach
    void count_no_more() {
        sessions.getStatistics().setStatisticsEnabled(false);
    }

    @Test
    void terms_are_read_together_with_their_seats_and_my_applications_and_schools_together() {
        var me = member("p" + UUID.randomUUID().toString().substring(0, 8));
        for (int i = 0; i < ROWS; i++) {
            var campus = Campus.open(1 + i);
            campus.apply(me, campus.offering("BACHELOR"));
        }
        assertSameForTwoAndTwenty(me, "/v1/terms");
        assertSameForTwoAndTwenty(me, "/v1/me/applications");
        assertSameForTwoAndTwenty(me, "/v1/schools");
    }

    @Test
    void offerings_are_read_together_with_their_seats_and_programmes_together() {
        var campus = Campus.open(100);
        for (int i = 0; i < ROWS; i++) {
            campus.offering("BACHELOR", 1 + i);
        }
        var anybody = member("an");
        assertSameForTwoAndTwenty(anybody, "/v1/terms/" + campus.term + "/offerings");
        assertSameForTwoAndTwenty(anybody, "/v1/programmes?school=" + campus.school);
    }

    private void assertSameForTwoAndTwenty(String token, String path) {
        statements(token, path, 1); // the caller's first visit may write
        long two = statements(token, path, 2);
        assertTrue(two > 0, "nothing was counted");
        assertEquals(two, statements(token, path, ROWS), path);
    }

    private long statements(String token, String path, int rows) {
        sessions.getStatistics().clear();
        as(token).queryParam("limit", rows).get(path).then().statusCode(200).body("items", hasSize(rows));
        return sessions.getStatistics().getPrepareStatementCount();
    }
}
