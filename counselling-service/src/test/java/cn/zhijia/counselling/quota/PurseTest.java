package cn.zhijia.counselling.quota;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.grant;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a query says of many is what each of them is told. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PurseTest {

    @Inject
    DatabaseClock clock;
    @Inject
    EntityManager database;

    private final String union = someone(), worker = someone(), relative = someone();

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_first_session_is_always_left_and_then_the_years() {
        policy(1, "OWN", 0, null);
        agrees(worker, true);
        book(worker, 4);
        agrees(worker, true);
        book(worker, 5);
        agrees(worker, false);
        grant(worker, 1);
        agrees(worker, true);
        policy(0, "OWN", 0, "*"); // what is booked stays, and nothing is left
        agrees(worker, false);
    }

    @Test
    void who_belongs_to_no_union_has_the_usual() {
        String nobody = someone();
        book(nobody, 4);
        agrees(nobody, true);
    }

    @Test
    void a_family_has_its_own_or_shares_as_the_union_says() {
        policy(2, "OWN", 0, null);
        String tie = "/v1/me/family/" + UUID.randomUUID();
        put(token(worker), tie, Map.of("memberNo", "T-" + relative)).then().statusCode(201);
        as(token(relative)).put(tie + "/confirmation").then().statusCode(200);
        book(worker, 4);
        book(relative, 4);
        agrees(relative, false);
        agrees(worker, true);
        policy(2, "OWN", 1, "*");
        agrees(relative, true);
        policy(1, "SHARED", 0, "*");
        agrees(relative, true);
        book(worker, 5);
        agrees(relative, false);
        as(token(worker)).delete(tie).then().statusCode(200);
        agrees(relative, true); // on their own again
    }

    private void agrees(String name, boolean left) {
        var told = as(token(name)).queryParam("year", 2026).get("/v1/me/quota").then().statusCode(200).extract().jsonPath();
        assertEquals(left, told.getBoolean("firstFree") || told.getInt("left") > 0, "as it is told");
        assertEquals(left, QuarkusTransaction.requiringNew().call(() -> {
            var query = database.createNativeQuery("select " + Purse.suffices("one.id", "session.begins")
                    + """
                            from person one, (select timestamptz '2026-12-31T15:00:00Z' as begins) session where one.member_no = :number""")
                    .setParameter("number", "T-" + name);
            new Settlement().fill(query);
            return query.getSingleResult();
        }), "as it is asked");
    }

    private void book(String name, int day) {
        booked(token(name), counsel(), "2026-03-0" + day + "T01:00:00Z", "VIDEO");
    }

    private String token(String name) {
        return name.equals(worker) ? Tokens.member(name, union).sign() : Tokens.person(name, "member").sign();
    }

    private void policy(int yearly, String family, int familyYearly, String match) {
        var request = as(ADMIN).body(Map.of("yearly", yearly, "family", family, "familyYearly", familyYearly));
        (match == null ? request : request.header("If-Match", match)).put("/v1/quota-policies/" + union).then()
                .statusCode(match == null ? 201 : 200);
    }
}
