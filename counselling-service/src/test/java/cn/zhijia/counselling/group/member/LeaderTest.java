package cn.zhijia.counselling.group.member;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.ORGANIZER;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.patiently;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.group.Circle;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Locks;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Whoever comes to lead a group is looked at like whoever comes to sit in it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeaderTest {

    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void nobody_comes_to_lead_whoever_named_them_as_a_superior() {
        var circle = Circle.of(0, someone());
        String boss = someone(), an = someone();
        circle.approves(an, circle.asks(an, boss)).then().statusCode(200);
        leads(circle, boss).then().statusCode(409).body("code", is("cannot-lead-here"), "errors[0].pointer",
                is("/leaders/0/memberNo"), "detail", not(containsString(an)));
        leads(circle, circle.leader(), boss).then().statusCode(409).body("errors[0].pointer", is("/leaders/1/memberNo"));
        UUID attempt = UUID.fromString(as(member(an)).get(circle.seat(an)).then().extract().path("attempt"));
        put(member(an), circle.seat(an) + "/departure", Map.of("attempt", attempt)).then().statusCode(200);
        leads(circle, boss).then().statusCode(200);
    }

    @Test
    void nobody_comes_to_lead_a_superior_whom_they_named_when_they_asked_for_a_seat() {
        var circle = Circle.of(0, someone());
        String boss = someone(), an = someone();
        circle.approves(boss, circle.asks(boss)).then().statusCode(200);
        circle.asks(an, boss);
        leads(circle, circle.leader(), an).then().statusCode(409).body("code", is("cannot-lead-here"));
    }

    @Test
    void nobody_leads_their_own_family_whoever_came_first() {
        var circle = Circle.of(0, someone());
        String worker = someone(), relative = someone(), other = someone();
        tie(worker, relative);
        var attempt = circle.asks(worker);
        circle.approves(worker, attempt).then().statusCode(200);
        leads(circle, circle.leader(), relative).then().statusCode(409).body("code", is("cannot-lead-here"));
        put(member(worker), circle.seat(worker) + "/departure", Map.of("attempt", attempt)).then().statusCode(200);
        leads(circle, circle.leader(), relative).then().statusCode(200);
        circle.approves(worker, circle.asks(worker)).then().statusCode(409).body("code", is("cannot-sit-together"));
        circle.approves(other, circle.asks(other)).then().statusCode(200);
    }

    @Test
    void of_a_seat_and_a_leader_who_do_not_go_together_one_comes_in_whoever_is_quicker() throws Exception {
        for (int round = 0; round < 6; round++) {
            var circle = Circle.of(0, someone());
            String boss = someone(), an = someone();
            var attempt = circle.asks(an, boss);
            var answers = together(
                    List.of(() -> circle.approves(an, attempt), () -> leads(circle, circle.leader(), boss)));
            assertEquals(1, count(answers, 200), () -> answers.get(0).asString() + answers.get(1).asString());
            assertEquals(1, count(answers, 409));
        }
    }

    @Test
    void a_leader_who_comes_while_a_seat_is_being_given_waits_for_it() throws Exception {
        var circle = Circle.of(0, someone());
        String boss = someone(), an = someone();
        var attempt = circle.asks(an, boss);
        var threads = Executors.newFixedThreadPool(2);
        try (var other = database.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select id from group_seat where attempt = '" + attempt + "' for update");
            var approving = threads.submit(() -> patiently(() -> circle.approves(an, attempt)));
            Locks.awaitWaiting(database, 1); // it holds the group, and comes to the seat
            var changing = threads.submit(() -> patiently(() -> leads(circle, circle.leader(), boss)));
            Locks.awaitWaiting(database, 2);
            other.rollback();
            approving.get().then().statusCode(200);
            changing.get().then().statusCode(409).body("code", is("cannot-lead-here"));
        } finally {
            threads.shutdownNow();
        }
    }

    private static void tie(String worker, String relative) {
        String path = "/v1/me/family/" + UUID.randomUUID();
        put(member(worker), path, Map.of("memberNo", "T-" + relative)).then().statusCode(201);
        as(Tokens.person(relative, "member").sign()).put(path + "/confirmation").then().statusCode(200);
    }

    private static Response leads(Circle circle, String... leaders) {
        var body = Circle.body("SUPPORT", 2, 10, leaders);
        return as(ORGANIZER).header("If-Match", "*").body(body).put(circle.path());
    }
}
