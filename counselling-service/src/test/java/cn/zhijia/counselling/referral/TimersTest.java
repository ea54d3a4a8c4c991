package cn.zhijia.counselling.referral;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.referral.Asked.SUPERVISOR;
import static cn.zhijia.counselling.referral.Asked.events;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What happens when a hospital says nothing. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TimersTest {

    @Inject
    DatabaseClock clock;

    @Inject
    Timers timers;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    private void passes(Asked asked, Duration time) {
        asked.duty.after(time);
        asked.beat();
        timers.run();
    }

    @Test
    void a_hospital_that_is_not_reached_is_telephoned_and_one_that_does_not_answer_stands_down_for_the_next() {
        var asked = new Asked(clock, 2).requested("STAT");
        String primary = "T-" + asked.duty.primary;
        passes(asked, Duration.ofSeconds(30));
        assertEquals(1, asked.woken(primary));
        passes(asked, Duration.ofSeconds(60));
        assertTrue(asked.seen().getBoolean("overdue"));
        assertEquals(2, asked.woken(primary) + asked.woken("T-" + asked.duty.backup));
        assertEquals("REQUESTED", asked.attemptState(1), "delivery goes on");
        passes(asked, Duration.ofMinutes(5));
        assertEquals("CANCELLED", asked.attemptState(1));
        assertEquals("NO_ACKNOWLEDGEMENT", asked.seen().getString("attempts[0].code"));
        assertEquals("REQUESTED", asked.attemptState(2));
        assertEquals(1, asked.woken("supervisor"));
        assertEquals(List.of("REQUESTED", "STAND_DOWN"), events(asked.hospitals.get(0)));
        assertEquals(List.of("REQUESTED"), events(asked.hospitals.get(1)));
    }

    @Test
    void who_accepts_after_the_next_was_asked_is_refused_and_told_to_stand_down() {
        var asked = new Asked(clock, 2).requested("STAT");
        passes(asked, Duration.ofMinutes(6));
        for (int i = 0; i < 2; i++) {
            asked.answers(1, "acceptance", asked.acceptance(Duration.ofHours(4))).then().statusCode(409).body("code",
                    is("stood-down"));
        }
        assertEquals(List.of("REQUESTED", "STAND_DOWN", "STAND_DOWN"), events(asked.hospitals.get(0)));
        asked.answers(2, "acceptance", asked.acceptance(Duration.ofHours(4))).then().statusCode(200);
        assertEquals(List.of("CANCELLED", "ACCEPTED"), asked.seen().getList("attempts.state"));
    }

    @Test
    void who_answers_the_webhook_and_never_reads_is_taken_for_reached_and_still_has_to_receive() {
        var asked = new Asked(clock, 2).requested("STAT");
        Duty.sql(
                "update webhook_outbox set sent_at = zhijia_now() where id in (select id from hospital_event where attempt_id = '"
                        + asked.attempt(1) + "')");
        passes(asked, Duration.ofMinutes(2));
        assertFalse(asked.seen().getBoolean("overdue"));
        passes(asked, Duration.ofMinutes(6));
        assertEquals("CANCELLED", asked.attemptState(1));
    }

    @Test
    void who_has_received_it_still_has_to_decide() {
        var asked = new Asked(clock, 2).requested("STAT");
        asked.answers(1, "receipt", Map.of("clinician", "王敏")).then().statusCode(200);
        passes(asked, Duration.ofMinutes(14));
        assertEquals("RECEIVED", asked.attemptState(1));
        passes(asked, Duration.ofMinutes(15));
        assertEquals("CANCELLED", asked.attemptState(1));
        assertEquals("REQUESTED", asked.attemptState(2));
    }

    @Test
    void when_nobody_is_left_people_are_woken_until_somebody_acts() {
        var asked = new Asked(clock, 1).requested("STAT");
        passes(asked, Duration.ofMinutes(6));
        assertEquals("ON_HOLD", asked.state());
        long woken = Duty.count("page where thing = '" + asked.id + "'");
        for (int minutes = 17; minutes <= 50; minutes += 11) {
            passes(asked, Duration.ofMinutes(minutes));
            assertEquals(++woken, Duty.count("page where thing = '" + asked.id + "'"), "nothing ends silently");
        }
        as(SUPERVISOR).queryParam("limit", 100).queryParam("state", "ON_HOLD").get("/v1/referrals").then().body(
                "items.find { it.id == '" + asked.id + "' }.overdue", is(true));
    }

    @Test
    void whoever_does_not_arrive_is_called_and_an_outcome_that_is_not_reported_is_asked_for_daily() {
        var asked = new Asked(clock, 1).requested("STAT").accepted();
        long woken = Duty.count("page where thing = '" + asked.id + "'");
        passes(asked, Duration.ofHours(4));
        assertTrue(asked.seen().getBoolean("overdue"));
        passes(asked, Duration.ofHours(4).plusMinutes(11));
        assertEquals(woken + 2, Duty.count("page where thing = '" + asked.id + "'"));
        asked.answers(1, "arrival", Map.of()).then().statusCode(200);
        assertFalse(asked.seen().getBoolean("overdue"));
        passes(asked, Duration.ofHours(29));
        passes(asked, Duration.ofHours(30));
        passes(asked, Duration.ofHours(54));
        assertEquals(List.of("REQUESTED", "OUTCOME_DUE", "OUTCOME_DUE"), events(asked.hospitals.get(0)));
        assertEquals("IN_PROGRESS", asked.attemptState(1));
    }

    @Test
    void a_hospital_that_does_not_say_whether_it_lets_go_is_telephoned() {
        var asked = new Asked(clock, 1).requested("STAT").accepted();
        asked.step(asked.duty.officer, "cancel-request", Map.of("number", 1, "reason", "RESOLVED")).then().statusCode(200);
        long woken = Duty.count("page where thing = '" + asked.id + "'");
        passes(asked, Duration.ofMinutes(6));
        assertEquals(woken + 1, Duty.count("page where thing = '" + asked.id + "'"));
        assertEquals("ACCEPTED", asked.attemptState(1));
    }

    @Test
    void at_night_with_nobody_on_duty_supervisors_are_woken_and_the_administrator_hears_of_the_gap() {
        var asked = new Asked(clock, 1);
        put(asked.duty.officer, asked.path(), asked.draft("STAT")).then().statusCode(201);
        asked.duty.after(Duration.ofHours(16)); // 02:00 in Beijing
        asked.beat();
        as(asked.duty.officer).put(asked.path() + "/request").then().statusCode(200);
        assertEquals(1, asked.woken("supervisor"));
        assertEquals(1,
                Duty.count("page where fact = 'ROSTER_GAP' and paged_at = (select requested_at from referral where id = '"
                        + asked.id + "')"));
    }

    @Test
    void the_database_itself_lets_nothing_end_silently() {
        var asked = new Asked(clock, 2).requested("STAT");
        String mine = " where referral_id = '" + asked.id + "'", need = " where id = '" + asked.id + "'";
        for (String wrong : List.of("update referral_clock set met_at = now()" + mine,
                "update referral_attempt set state = 'CANCELLED', code = 'X', version = version + 1" + mine,
                "update referral_attempt set state = 'RECEIVED', version = version + 1" + mine,
                "update referral_attempt set state = 'RECEIVED'" + mine, "update referral set state = 'ON_HOLD'" + need,
                "update referral set state = 'REVOKED', ended_as = 'ERROR', ended_at = now()" + need,
                "update referral set priority = 'URGENT', requested_by_id = drafted_by_id" + need,
                "update referral set requested_by_id = member_id" + need,
                "delete from referral_history where attempt_id = '" + asked.attempt(1) + "'",
                "insert into referral_attempt (id, referral_id, number, hospital_id, state, holds, cancel_asks, requested_at, changed_at, version)"
                        + " select gen_random_uuid(), referral_id, 2, '" + asked.hospitals.get(1)
                        + "', 'REQUESTED', 0, 0, now(), now(), 1 from referral_attempt" + mine)) {
            assertThrows(RuntimeException.class, () -> Duty.sql(wrong), wrong);
        }
        assertEquals("REQUESTED", asked.attemptState(1));
    }
}
