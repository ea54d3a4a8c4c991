package cn.zhijia.counselling.crisis;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.book;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.crisis.Duty.SUPERVISOR;
import static cn.zhijia.counselling.crisis.Duty.assessed;
import static cn.zhijia.counselling.crisis.Duty.contact;
import static cn.zhijia.counselling.crisis.Duty.path;
import static cn.zhijia.counselling.crisis.Duty.step;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

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
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Sessions of somebody whose crisis case is open cost nothing, whoever books them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionInCrisisTest {

    private static final String NINE = "2026-03-03T01:00:00Z", TEN = "2026-03-03T02:00:00Z", ELEVEN = "2026-03-03T03:00:00Z";
    private static final Map<String, String> END = Map.of("outcome", "STABLE", "summary", "情况稳定。");

    @Inject
    DatabaseClock clock;

    @Inject
    DataSource source;

    private final String union = someone();
    private final String name = someone();
    private final String me = Tokens.member(name, union).sign();
    private final String officer = Tokens.person(someone(), "duty-officer").sign();
    private Counsel lin;

    /** The first session is free, and the year has no other. */
    @BeforeEach
    void nothing_is_left_of_the_year() {
        itIs(clock, MONDAY);
        put(ADMIN, "/v1/quota-policies/" + union, Map.of("yearly", 0, "family", "OWN", "familyYearly", 0)).then()
                .statusCode(201);
        lin = counsel();
        booked(me, counsel(), "2026-03-04T01:00:00Z", "VIDEO");
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void the_open_case_decides_and_not_whoever_books() {
        book(me, UUID.randomUUID(), slot(lin, NINE, "VIDEO"), "VIDEO").then().statusCode(409).body("code", is("quota-used-up"));
        var id = called();
        booked(me, lin, NINE, "VIDEO");
        put(lin.token(), "/v1/appointments/" + UUID.randomUUID(), Map.of("slot", slot(lin, TEN, "VIDEO"), "modality", "VIDEO",
                "memberNo", "T-" + name)).then().statusCode(201);
        as(me).get("/v1/me/quota?year=2026").then().body("reserved", is(0), "used", is(0));
        nearlyOver(id);
        step(SUPERVISOR, id, "closing", END).then().statusCode(200).body("state", is("CLOSED"));
        book(me, UUID.randomUUID(), slot(lin, ELEVEN, "VIDEO"), "VIDEO").then().statusCode(409).body("code",
                is("quota-used-up"));
        assertEquals(2, charges("CRISIS"));
    }

    @Test
    void a_time_that_was_waited_for_costs_nothing_either() {
        var has = Tokens.member(someone(), "shouer").sign();
        var taken = booked(has, lin, NINE, "VIDEO");
        var wait = "/v1/me/appointment-waitlist/" + UUID.randomUUID();
        put(me, wait, Map.of("counsellor", lin.id(), "opens", "2026-03-02T16:00:00Z", "closes", "2026-03-03T16:00:00Z",
                "modality", "VIDEO")).then()
                .statusCode(201);
        called();
        put(has, "/v1/appointments/" + taken + "/cancellation", Map.of("reason", "WORK")).then().statusCode(200);
        as(me).get(wait).then().statusCode(200).body("state", is("OFFERED"));
        assertEquals(1, charges("CRISIS"));
    }

    @Test
    void whoever_closes_the_case_waits_for_a_booking_that_was_told_it_is_open() throws Exception {
        var id = called();
        nearlyOver(id);
        String nine = slot(lin, NINE, "VIDEO");
        try (var other = source.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select 1 from quota_balance b join person p on p.id = b.pool_id where p.member_no = 'T-" + name
                    + "' for update of b");
            var booking = CompletableFuture.supplyAsync(() -> book(me, UUID.randomUUID(), nine, "VIDEO"));
            Locks.awaitWaiting(source, 1); // at its end
            var closing = CompletableFuture.supplyAsync(() -> step(SUPERVISOR, id, "closing", END));
            Locks.awaitWaiting(source, 2);
            other.commit();
            booking.get(60, TimeUnit.SECONDS).then().statusCode(201);
            closing.get(60, TimeUnit.SECONDS).then().statusCode(200).body("state", is("CLOSED"));
        }
        assertEquals(1, charges("CRISIS"));
    }

    @Test
    void whoever_books_while_the_case_is_being_closed_waits_and_pays() throws Exception {
        var id = called();
        nearlyOver(id);
        String nine = slot(lin, NINE, "VIDEO");
        try (var other = source.getConnection(); var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("update crisis_case set state = 'CLOSED', closed_at = zhijia_now(), closed_by_id ="
                    + " (select id from person where member_no = 'T-supervisor-of-cases') where id = '" + id + "'");
            var booking = CompletableFuture.supplyAsync(() -> book(me, UUID.randomUUID(), nine, "VIDEO"));
            Locks.awaitWaiting(source, 1);
            other.commit();
            booking.get(60, TimeUnit.SECONDS).then().statusCode(409).body("code", is("quota-used-up"));
        }
        assertEquals(0, charges("CRISIS"));
    }

    private UUID called() {
        var id = UUID.randomUUID();
        put(me, path(id), Map.of()).then().statusCode(201);
        return id;
    }

    /** All but the supervisor's word. */
    private void nearlyOver(UUID id) {
        step(officer, id, "acknowledgement", null).then().statusCode(200);
        assessed(officer, id, name, "NN---N");
        step(officer, id, "plan", Map.of("text", "今晚由家人陪伴。")).then().statusCode(200);
        contact(officer, id, "follow-ups", true).then().statusCode(201);
        step(officer, id, "closing", END).then().statusCode(200).body("state", is("FOLLOW_UP"));
        as(SUPERVISOR).get("/v1/crisis-cases").then().statusCode(200); // known here from now on
    }

    private long charges(String basis) {
        return Duty.count("session_charge c join person p on p.id = c.person_id where p.member_no = 'T-" + name
                + "' and basis = '" + basis + "'");
    }
}
