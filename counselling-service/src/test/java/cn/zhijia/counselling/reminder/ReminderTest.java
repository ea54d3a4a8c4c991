package cn.zhijia.counselling.reminder;

import static cn.zhijia.counselling.World.MONDAY;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.booked;
import static cn.zhijia.counselling.World.counsel;
import static cn.zhijia.counselling.World.hold;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.slot;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.Overheard;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReminderTest {

    /** Wednesday at two. */
    private static final String TWO = "2026-03-04T06:00:00Z", THREE = "2026-03-04T07:00:00Z";
    private static final Instant DAY_BEFORE = Instant.parse("2026-03-03T06:00:30Z");
    private static final Instant HOURS_BEFORE = Instant.parse("2026-03-04T04:00:30Z");

    @Inject
    DatabaseClock clock;
    @Inject
    EntityManager database;
    @Inject
    Herald herald;

    @BeforeEach
    void monday_morning() {
        itIs(clock, MONDAY);
    }

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_member_is_reminded_a_day_and_two_hours_before_and_not_told_what_the_service_is() {
        var lin = counsel();
        String me = member(someone());
        var id = booked(me, lin, TWO, "PHONE");
        herald.run();
        assertEquals(List.of(), facts(me));
        itIs(clock, DAY_BEFORE);
        herald.run();
        herald.run();
        assertEquals(List.of("REMINDER_DAY"), facts(me));
        itIs(clock, HOURS_BEFORE);
        herald.run();
        assertEquals(List.of("REMINDER_DAY", "REMINDER_HOURS"), facts(me));
        for (String text : notices(me).<List<String>> path("items.text")) {
            assertTrue(text.startsWith("您预约的工会服务") && text.contains("2026-03-04 14:00"), text);
            assertTrue(!text.contains("心理") && !text.contains("咨询"), text);
        }
        notices(me).then().body("items[0].thing", is(id.toString()));
        for (String text : as(me).header("Accept-Language", "en").get("/v1/me/notices/counselling")
                .<List<String>> path("items.text")) {
            assertTrue(text.startsWith("The union service") && !text.contains("ounsel"), text);
        }
    }

    @Test
    void a_move_makes_the_reminders_of_the_old_time_void_and_a_cancellation_all() {
        var lin = counsel();
        String me = member(someone()), other = member(someone());
        var id = booked(me, lin, TWO, "PHONE");
        var cancelled = booked(other, lin, THREE, "PHONE");
        String thursday = slot(lin, "2026-03-05T06:00:00Z", "PHONE");
        put(me, "/v1/appointments/" + id + "/reschedule",
                Map.of("attempt", UUID.randomUUID(), "slot", thursday, "modality", "PHONE")).then().statusCode(200);
        put(other, "/v1/appointments/" + cancelled + "/cancellation", Map.of("reason", "WORK")).then().statusCode(200);
        itIs(clock, HOURS_BEFORE.plus(Duration.ofHours(1)));
        herald.run();
        assertEquals(List.of(), facts(other));
        assertEquals(List.of(), facts(me));
        itIs(clock, Instant.parse("2026-03-04T06:01:00Z"));
        herald.run();
        assertEquals(List.of("REMINDER_DAY"), facts(me));
        assertTrue(notices(me).<List<String>> path("items.text").get(0).contains("2026-03-05 14:00"));
    }

    @Test
    void of_a_hold_nothing_is_said_before_it_is_confirmed_and_a_late_worker_tells_nothing_after_the_start() {
        var lin = counsel();
        String me = member(someone()), late = member(someone());
        itIs(clock, DAY_BEFORE.minusSeconds(120));
        put(me, "/v1/appointments/" + UUID.randomUUID(), hold(slot(lin, TWO, "PHONE"), "PHONE")).then().statusCode(201);
        itIs(clock, DAY_BEFORE);
        herald.run();
        assertEquals(List.of(), facts(me));
        booked(late, lin, THREE, "PHONE");
        itIs(clock, Instant.parse(THREE).plusSeconds(60));
        herald.run();
        assertEquals(List.of(), facts(late));
        assertEquals(2, number("select count(*) from reminder r join appointment a on a.id = r.appointment_id "
                + "where r.void = 'TOO_LATE' and a.status = 'BOOKED' and a.counsellor_id = '" + lin.id() + "'"));
    }

    @Test
    void two_workers_tell_everybody_once() throws Exception {
        var people = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            people.add(member(someone()));
            booked(people.get(i), counsel(), TWO, "PHONE");
        }
        itIs(clock, DAY_BEFORE);
        Callable<Response> work = () -> {
            herald.run();
            return notices(people.get(0));
        };
        together(List.of(work, work, work));
        people.forEach(p -> assertEquals(List.of("REMINDER_DAY"), facts(p)));
    }

    @Test
    void however_often_a_time_is_given_at_once_its_reminders_are_planned_once() throws Exception {
        var lin = counsel();
        String me = member(someone());
        var id = booked(me, lin, TWO, "PHONE");
        Callable<Response> plan = () -> {
            QuarkusTransaction.requiringNew().run(() -> Reminder.plan(id, 2, Instant.parse(THREE), MONDAY));
            return notices(me);
        };
        together(List.of(plan, plan, plan, plan, plan, plan));
        assertEquals(2, number("select count(*) from reminder where version = 2 and appointment_id = '" + id + "'"));
    }

    @Test
    void one_who_cannot_be_told_keeps_nobody_waiting_and_a_worker_that_dies_has_told_nothing() {
        var lin = counsel();
        String name = someone(), broken = member(name), other = member(someone());
        booked(broken, lin, TWO, "PHONE");
        booked(other, lin, THREE, "PHONE");
        itIs(clock, Instant.parse("2026-03-03T07:00:30Z"));
        String person = "(select id from person where member_no = 'T-" + name + "')";
        // told, and then the transaction dies: the notice must not stay, and come once in the end
        sql("create function dies() returns trigger language plpgsql as $$ begin "
                + "if new.told_at is not null and (select member_id from appointment where id = new.appointment_id) = " + person
                + " then raise exception 'gone'; end if; return new; end $$");
        sql("create trigger dies before update on reminder for each row execute function dies()");
        try (var log = new Overheard()) {
            herald.run();
            assertEquals(1, log.saying("could not be told").size());
            assertEquals(List.of(), log.saying(name));
        }
        assertEquals(List.of("REMINDER_DAY"), facts(other));
        assertEquals(List.of(), facts(broken));
        sql("drop trigger dies on reminder");
        sql("drop function dies");
        itIs(clock, Instant.parse("2026-03-03T07:05:00Z"));
        herald.run();
        herald.run();
        assertEquals(List.of("REMINDER_DAY"), facts(broken));
    }

    private static Response notices(String me) {
        return as(me).get("/v1/me/notices/counselling");
    }

    private static List<String> facts(String me) {
        return notices(me).path("items.fact");
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).executeUpdate());
    }

    private long number(String sql) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery(sql).getSingleResult()).longValue());
    }
}
