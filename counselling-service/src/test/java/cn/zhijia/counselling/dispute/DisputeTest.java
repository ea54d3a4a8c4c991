package cn.zhijia.counselling.dispute;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.World.Counsel;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Locks;
import cn.zhijia.kit.testing.TestDatabase;
import cn.zhijia.kit.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DisputeTest {

    private static final String NINE = "2026-03-03T01:00:00Z";
    private static final Instant AFTER = Instant.parse("2026-03-03T02:00:00Z");
    private static final Map<String, String> DENIAL = Map.of("text", "我按时到了，门锁着");

    @Inject
    DatabaseClock clock;

    @Inject
    AgroalDataSource source;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_disputed_no_show_uses_no_session_until_a_supervisor_decides() {
        var lin = counsel();
        String me = member(someone()), judge = supervisor();
        String path = missed(me, lin);
        quota(me, 0, 1);
        put(member(someone()), path + "/dispute", DENIAL).then().statusCode(404);
        put(me, path + "/dispute", DENIAL).then().statusCode(201).body("decision", nullValue());
        put(me, path + "/dispute", DENIAL).then().statusCode(200).body("text", is(DENIAL.get("text")));
        quota(me, 1, 0);
        String id = path.substring("/v1/appointments/".length());
        as(judge).queryParam("limit", 100).get("/v1/appointments/disputes").then().statusCode(200)
                .body("items.appointment", hasItem(id), "items.find { it.appointment == '" + id + "' }.text", nullValue());
        as(judge).get(path + "/dispute").then().statusCode(200).body("text", is(DENIAL.get("text")));
        as(me).get("/v1/me/access-log").then().body("items[0].act", is("DISPUTE_READ"));
        put(judge, path + "/dispute/decision", Map.of("side", "COUNSELLOR")).then().statusCode(200).body("noShowSide",
                is("COUNSELLOR"), "status", is("NO_SHOW"));
        put(judge, path + "/dispute/decision", Map.of("side", "COUNSELLOR")).then().statusCode(200);
        put(judge, path + "/dispute/decision", Map.of("side", "MEMBER")).then().statusCode(409).body("code",
                is("decided-already"));
        quota(me, 0, 0);
        as(judge).queryParam("limit", 100).get("/v1/appointments/disputes").then().body("items.appointment",
                not(hasItem(id)));
    }

    @Test
    void a_denial_that_is_not_believed_uses_the_session_after_all() {
        var lin = counsel();
        String me = member(someone());
        String path = missed(me, lin);
        itIs(clock, AFTER.plus(Duration.ofDays(7)).minusSeconds(1));
        put(me, path + "/dispute", DENIAL).then().statusCode(201);
        put(supervisor(), path + "/dispute/decision", Map.of("side", "MEMBER")).then().statusCode(200);
        quota(me, 0, 1);
    }

    @Test
    void seven_days_after_the_report_it_is_too_late_and_where_nobody_reported_there_is_nothing_to_deny() {
        var lin = counsel();
        String me = member(someone());
        String path = missed(me, lin);
        String coming = "/v1/appointments/" + booked(me, lin, "2026-03-04T01:00:00Z", "VIDEO");
        put(me, coming + "/dispute", DENIAL).then().statusCode(409).body("code", is("illegal-transition"));
        itIs(clock, AFTER.plus(Duration.ofDays(7)).plusSeconds(60));
        put(me, path + "/dispute", DENIAL).then().statusCode(409).body("code", is("too-late"));
    }

    @Test
    void of_two_who_report_each_other_at_once_one_is_heard_and_the_member_may_deny() throws Exception {
        for (int round = 0; round < 3; round++) {
            itIs(clock, MONDAY);
            var lin = counsel();
            String me = member(someone());
            String path = "/v1/appointments/" + booked(me, lin, NINE, "VIDEO");
            itIs(clock, AFTER);
            var answers = together(List.of(() -> put(me, path + "/no-show", Map.of("side", "COUNSELLOR")),
                    () -> put(lin.token(), path + "/no-show", Map.of("side", "MEMBER"))));
            assertEquals(1, count(answers, 200));
            assertEquals(1, count(answers, 409));
            boolean counsellorFirst = answers.get(1).statusCode() == 200;
            put(me, path + "/dispute", DENIAL).then().statusCode(counsellorFirst ? 201 : 409);
        }
    }

    @Test
    void what_was_cancelled_by_mistake_goes_on_unless_its_time_is_taken() {
        var lin = counsel();
        String me = member(someone()), judge = supervisor();
        booked(me, lin, "2026-03-04T01:00:00Z", "VIDEO");
        String nine = slot(lin, NINE, "VIDEO");
        String path = "/v1/appointments/" + booked(me, lin, NINE, "VIDEO");
        reinstate(judge, path, UUID.randomUUID()).statusCode(409).body("code", is("illegal-transition"));
        cancel(me, path);
        quota(me, 0, 0);
        reinstate(me, path, UUID.randomUUID()).statusCode(403);
        var attempt = UUID.randomUUID();
        reinstate(judge, path, attempt).statusCode(200).body("status", is("BOOKED"));
        quota(me, 1, 0);
        as(me).get(path).then().body("status", is("BOOKED"), "reason", nullValue());
        as(me).get("/v1/me/access-log").then().body("items[0].act", is("APPOINTMENT_REINSTATED"));
        cancel(me, path);
        reinstate(judge, path, attempt).statusCode(200).body("status", is("CANCELLED_BY_MEMBER")); // a late repeat
        book(member(someone()), UUID.randomUUID(), nine, "VIDEO").then().statusCode(201);
        reinstate(judge, path, UUID.randomUUID()).statusCode(409).body("code", is("slot-taken"));
        as(me).get(path).then().body("status", is("CANCELLED_BY_MEMBER"));
        quota(me, 0, 0);
    }

    @Test
    void a_no_show_by_mistake_goes_on_and_is_completed_and_used_once() {
        var lin = counsel();
        String me = member(someone());
        String path = missed(me, lin);
        put(me, path + "/dispute", DENIAL).then().statusCode(201);
        reinstate(supervisor(), path, UUID.randomUUID()).statusCode(200).body("status", is("BOOKED"));
        quota(me, 1, 0);
        as(me).get(path + "/dispute").then().body("decision", is("REINSTATED"));
        as(lin.token()).put(path + "/check-in").then().statusCode(200);
        as(lin.token()).put(path + "/completion").then().statusCode(200);
        as(me).get("/v1/me/quota").then().body("reserved", is(0));
    }

    @Test
    void a_late_repeat_of_a_cancellation_ends_nothing_that_a_supervisor_had_go_on() {
        var lin = counsel();
        String me = member(someone()), judge = supervisor();
        String path = "/v1/appointments/" + booked(me, lin, NINE, "VIDEO");
        var first = Map.of("attempt", UUID.randomUUID(), "reason", "WORK");
        put(me, path + "/cancellation", first).then().statusCode(200).body("status", is("CANCELLED_BY_MEMBER"));
        var again = Map.of("attempt", UUID.randomUUID(), "reason", "WORK"); // there already
        put(me, path + "/cancellation", again).then().statusCode(200).body("status", is("CANCELLED_BY_MEMBER"));
        reinstate(judge, path, UUID.randomUUID()).statusCode(200);
        for (var late : List.of(first, again)) {
            put(me, path + "/cancellation", late).then().statusCode(200).body("status", is("BOOKED"), "reason", nullValue());
        }
        put(me, path + "/cancellation", Map.of("reason", "WORK")).then().statusCode(400).body("errors[0].pointer",
                is("/attempt"), "errors[0].code", is("attempt-after-reinstatement"));
        as(me).get(path).then().body("status", is("BOOKED"));
        var second = Map.of("attempt", UUID.randomUUID(), "reason", "WORK");
        put(me, path + "/cancellation", second).then().statusCode(200).body("status", is("CANCELLED_BY_MEMBER"));
        put(me, path + "/cancellation", Map.of("reason", "WORK")).then().statusCode(200);
        put(me, path + "/cancellation", first).then().statusCode(200).body("status", is("CANCELLED_BY_MEMBER"));
    }

    @Test
    void a_late_repeat_of_a_reported_no_show_ends_nothing_that_a_supervisor_had_go_on() {
        var lin = counsel();
        String me = member(someone());
        String path = "/v1/appointments/" + booked(me, lin, NINE, "VIDEO");
        itIs(clock, AFTER);
        var first = Map.of("attempt", UUID.randomUUID(), "side", "MEMBER");
        put(lin.token(), path + "/no-show", first).then().statusCode(200).body("status", is("NO_SHOW"));
        reinstate(supervisor(), path, UUID.randomUUID()).statusCode(200);
        put(lin.token(), path + "/no-show", first).then().statusCode(200).body("status", is("BOOKED"));
        put(lin.token(), path + "/no-show", Map.of("side", "MEMBER")).then().statusCode(400).body("errors[0].pointer",
                is("/attempt"));
        as(me).get(path).then().body("status", is("BOOKED"));
        put(lin.token(), path + "/no-show", Map.of("attempt", UUID.randomUUID(), "side", "MEMBER")).then().statusCode(200)
                .body("status", is("NO_SHOW"));
    }

    @Test
    void what_went_on_and_is_reported_again_is_denied_again_and_decided_by_itself() {
        var lin = counsel();
        String me = member(someone()), judge = supervisor();
        String path = missed(me, lin);
        var first = Map.of("attempt", UUID.randomUUID(), "text", "我按时到了");
        String one = put(me, path + "/dispute", first).then().statusCode(201).extract().path("id");
        reinstate(judge, path, UUID.randomUUID()).statusCode(200);
        put(me, path + "/dispute", first).then().statusCode(200).body("decision", is("REINSTATED"));
        put(lin.token(), path + "/no-show", Map.of("attempt", UUID.randomUUID(), "side", "MEMBER")).then().statusCode(200);
        quota(me, 0, 1);
        put(me, path + "/dispute", first).then().statusCode(200).body("id", is(one));
        put(me, path + "/dispute", DENIAL).then().statusCode(400).body("errors[0].pointer", is("/attempt"));
        quota(me, 0, 1);
        var second = Map.of("attempt", UUID.randomUUID(), "text", "第二次也到了");
        String two = put(me, path + "/dispute", second).then().statusCode(201).body("id", not(is(one)), "decision", nullValue())
                .extract().path("id");
        put(me, path + "/dispute", first).then().statusCode(200).body("id", is(two));
        quota(me, 1, 0);
        as(judge).queryParam("limit", 100).get("/v1/appointments/disputes").then().body("items.id", hasItem(two), "items.id",
                not(hasItem(one)));
        String decision = path + "/dispute/decision";
        put(judge, decision, Map.of("side", "MEMBER")).then().statusCode(400).body("errors[0].pointer", is("/dispute"));
        put(judge, decision, Map.of("dispute", one, "side", "MEMBER")).then().statusCode(409).body("code",
                is("decided-already"));
        put(judge, decision, Map.of("dispute", UUID.randomUUID(), "side", "MEMBER")).then().statusCode(404);
        put(judge, decision, Map.of("dispute", two, "side", "COUNSELLOR")).then().statusCode(200).body("noShowSide",
                is("COUNSELLOR"));
        quota(me, 0, 0);
        as(me).get(path + "/dispute").then().statusCode(200).body("text", is("第二次也到了"), "decision", is("COUNSELLOR"));
        as(me).queryParam("limit", 100).get("/v1/me/export/counselling").then().body(
                "items.findAll { it.chapter == 'disputes' }.data.id", hasItems(one, two));
    }

    @Test
    void of_two_supervisors_at_once_the_second_decides_on_what_the_first_left() throws Exception {
        var lin = counsel();
        String me = member(someone());
        String path = missed(me, lin), id = path.substring("/v1/appointments/".length());
        put(me, path + "/dispute", DENIAL).then().statusCode(201);
        try (var other = source.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select 1 from appointment where id = '" + id + "' for update");
            String one = supervisor(), two = supervisor();
            var answers = List.of(
                    CompletableFuture.supplyAsync(() -> put(one, path + "/dispute/decision", Map.of("side", "MEMBER"))),
                    CompletableFuture.supplyAsync(() -> put(two, path + "/dispute/decision", Map.of("side", "COUNSELLOR"))));
            Locks.awaitWaiting(source, 2); // both have read that nobody has decided
            other.commit();
            assertEquals(200 + 409, answers.get(0).get(30, TimeUnit.SECONDS).statusCode()
                    + answers.get(1).get(30, TimeUnit.SECONDS).statusCode());
        }
        String decision = as(me).get(path + "/dispute").then().extract().path("decision");
        quota(me, 0, decision.equals("MEMBER") ? 1 : 0);
    }

    @Test
    void the_counsellor_it_is_about_does_not_read_it_in_another_role_either() {
        var lin = counsel();
        String me = member(someone());
        String path = missed(me, lin);
        put(me, path + "/dispute", DENIAL).then().statusCode(201);
        as(Tokens.person(lin.name(), "counsellor").role("supervisor").sign()).get(path + "/dispute").then().statusCode(404);
        as(lin.token()).get(path + "/dispute").then().statusCode(403);
        as(me).get("/v1/me/access-log").then().body("items.act", not(hasItem("DISPUTE_READ")));
        as(supervisor()).get(path + "/dispute").then().statusCode(200);
    }

    @Test
    void nobody_decides_about_the_own_session() {
        var lin = counsel();
        String me = member(someone());
        String path = missed(me, lin);
        put(me, path + "/dispute", DENIAL).then().statusCode(201);
        String both = Tokens.person(lin.name(), "counsellor").role("supervisor").sign();
        put(both, path + "/dispute/decision", Map.of("side", "MEMBER")).then().statusCode(403);
        reinstate(both, path, UUID.randomUUID()).statusCode(403);
    }

    /** A second session of this member, reported as missed. */
    private String missed(String me, Counsel lin) {
        booked(me, counsel(), "2026-03-05T01:00:00Z", "VIDEO");
        String path = "/v1/appointments/" + booked(me, lin, NINE, "VIDEO");
        itIs(clock, AFTER);
        put(lin.token(), path + "/no-show", Map.of("side", "MEMBER")).then().statusCode(200);
        return path;
    }

    private static String supervisor() {
        return Tokens.person(someone(), "supervisor").sign();
    }

    private static ValidatableResponse reinstate(String by, String path, UUID attempt) {
        return put(by, path + "/reinstatement", Map.of("attempt", attempt, "reason", "误点取消")).then();
    }

    private static void cancel(String me, String path) {
        put(me, path + "/cancellation", Map.of("attempt", UUID.randomUUID(), "reason", "WORK")).then().statusCode(200);
    }

    private static void quota(String me, int reserved, int used) {
        as(me).queryParam("year", 2026).get("/v1/me/quota").then().body("reserved", is(reserved), "used", is(used));
    }
}
