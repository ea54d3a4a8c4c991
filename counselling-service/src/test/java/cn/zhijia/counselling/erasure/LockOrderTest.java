package cn.zhijia.counselling.erasure;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.group.Circle;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Locks;
import cn.zhijia.kit.testing.Overheard;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/**
 * An erasure and whoever is at work on something of the person's meet: nobody waits in a circle, nobody is told to try again.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LockOrderTest {

    private static final String MINE = "/v1/me/erasure/counselling", NINE = "2026-03-09T01:00:00Z";

    @Inject
    DatabaseClock clock;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource source;

    @Inject
    Erasures erasures;

    private final String name = someone();
    private final String me = member(name);

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void whoever_decides_about_a_seat_and_the_erasure_of_who_asked_for_it_do_not_wait_for_each_other() throws Exception {
        for (String decision : List.of("approval", "departure")) {
            String who = someone();
            var circle = Circle.of(0, someone());
            var attempt = circle.asks(who);
            if (decision.equals("departure")) {
                circle.approves(who, attempt).then().statusCode(200);
            }
            asksToBeErased(member(who));
            meets("select 1 from peer_group where id = '" + circle.id() + "' for update",
                    () -> put(circle.leads(), circle.seat(who) + "/" + decision, Map.of("attempt", attempt)));
            erasures.run();
            as(member(who)).get(MINE).then().body("state", is("EXECUTED"));
            itIs(clock, MONDAY);
        }
    }

    @Test
    void a_meeting_that_is_called_off_tells_everybody_while_one_of_them_is_being_erased() throws Exception {
        String wang = someone();
        var circle = Circle.of(2, wang);
        var meeting = UUID.randomUUID();
        circle.plans(meeting, Circle.meeting("2026-03-16T01:00:00Z", "2026-03-16T02:00:00Z", null)).then().statusCode(201);
        String gone = member(circle.members().get(0));
        asksToBeErased(gone);
        meets("select 1 from peer_group where id = '" + circle.id() + "' for update",
                () -> as(circle.leads()).put(circle.path() + "/meetings/" + meeting + "/cancellation"));
        erasures.run();
        as(gone).get(MINE).then().body("state", is("EXECUTED"));
    }

    @Test
    void a_time_that_is_freed_for_somebody_and_their_erasure_do_not_wait_for_each_other() throws Exception {
        var lin = counsel();
        String has = member(someone());
        var taken = booked(has, lin, NINE, "VIDEO");
        put(me, "/v1/me/appointment-waitlist/" + UUID.randomUUID(), Map.of("opens", "2026-03-08T16:00:00Z", "closes",
                "2026-03-09T16:00:00Z", "modality", "VIDEO", "counsellor", lin.id())).then().statusCode(201);
        asksToBeErased(me);
        meets("select pg_advisory_xact_lock(hashtextextended('busy ' || (select id from person where member_no = 'T-" + name
                + "'), 0))", () -> put(has, "/v1/appointments/" + taken + "/cancellation", Map.of("reason", "WORK")));
        erasures.run();
        as(me).get(MINE).then().body("state", is("EXECUTED"));
        assertEquals(0L, (long) database.createNativeQuery(
                "select count(*) from appointment where status = 'HELD' and counsellor_id = '" + lin.id() + "'")
                .getSingleResult());
    }

    private void asksToBeErased(String who) {
        put(who, MINE, Map.of("request", UUID.randomUUID())).then().statusCode(201);
        itIs(clock, MONDAY.plus(Duration.ofHours(72)).plusSeconds(60));
    }

    /** Both are under way when what the call wants next is let go: it gets it, and neither is broken off. */
    private void meets(String inTheWay, Supplier<Response> call) throws Exception {
        try (var log = new Overheard(Level.INFO); var other = source.getConnection()) {
            other.setAutoCommit(false);
            execute(other, inTheWay);
            var answer = CompletableFuture.supplyAsync(call);
            Locks.awaitWaiting(source, 1);
            var run = CompletableFuture.runAsync(erasures::run);
            Locks.awaitWaiting(source, 2);
            other.commit();
            assertEquals(200, answer.get(60, TimeUnit.SECONDS).statusCode());
            run.get(60, TimeUnit.SECONDS);
            assertEquals(List.of(), log.saying("is tried again", "deadlock"));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
