package cn.zhijia.counselling.referral;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.referral.Asked.SUPERVISOR;
import static cn.zhijia.counselling.referral.Asked.events;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.counselling.hospital.Agreed;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Two at the same moment: a hospital, a timer, an officer. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RacesTest {

    private static final int ROUNDS = Boolean.getBoolean("long") ? 200 : 15;

    @Inject
    DatabaseClock clock;

    @Inject
    Timers timers;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_hospital_that_accepts_in_the_instant_its_time_runs_out_either_has_the_person_or_stands_down() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var asked = new Asked(clock, 2).requested("STAT");
            String path = "/v1/partner/referrals/" + asked.attempt(1) + "/acceptance", token = Agreed.token(asked.hospital(1));
            Duty.sql(
                    "update referral_clock set due_at = zhijia_now(), next_at = zhijia_now() where kind = 'RECEIVED' and referral_id = '"
                            + asked.id + "'");
            var body = asked.acceptance(Duration.ofHours(4));
            Callable<Response> timer = () -> {
                timers.run();
                return as(SUPERVISOR).get(asked.path());
            };
            var answers = together(List.of(timer, () -> put(token, path, body), timer));
            timers.run();
            boolean accepted = answers.get(1).statusCode() == 200;
            assertEquals(accepted ? List.of("ACCEPTED") : List.of("CANCELLED", "REQUESTED"),
                    asked.seen().getList("attempts.state"));
            assertEquals(accepted ? 200 : 409, answers.get(1).statusCode());
            assertEquals(accepted ? List.of("REQUESTED") : List.of("REQUESTED", "STAND_DOWN", "STAND_DOWN"),
                    events(asked.hospital(1)));
        }
    }

    @Test
    void of_several_acceptances_at_once_one_is_written_down() throws Exception {
        var asked = new Asked(clock, 1).requested("STAT");
        String path = "/v1/partner/referrals/" + asked.attempt(1) + "/acceptance", token = Agreed.token(asked.hospital(1));
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 6; i++) {
            var body = asked.acceptance(Duration.ofHours(4 + i % 2));
            calls.add(() -> put(token, path, body));
        }
        var answers = together(calls);
        assertEquals(3, count(answers, 200));
        assertEquals(3, count(answers, 412));
        assertEquals(1, Duty.count("referral_history where step = 'ACCEPT' and attempt_id = '" + asked.attempt(1) + "'"));
    }

    @Test
    void several_replicas_take_each_step_once() throws Exception {
        var all = new ArrayList<Asked>();
        var first = new Asked(clock, 2);
        for (int i = 0; i < 5; i++) {
            all.add(i == 0 ? first : new Asked(clock, 2));
        }
        var last = all.get(all.size() - 1);
        for (var asked : all) {
            asked.beat();
            put(asked.duty.officer, asked.path(), asked.draft("STAT")).then().statusCode(201);
            as(SUPERVISOR).put(asked.path() + "/request").then().statusCode(200);
        }
        last.duty.after(Duration.ofMinutes(6));
        all.forEach(Asked::beat);
        Callable<Response> replica = () -> {
            timers.run();
            return as(SUPERVISOR).get(last.path());
        };
        together(List.of(replica, replica, replica));
        timers.run();
        for (var asked : all) {
            assertEquals(List.of("CANCELLED", "REQUESTED"), asked.seen().getList("attempts.state"));
            assertEquals(1, asked.woken("supervisor"));
        }
    }

    @Test
    void a_withdrawal_at_the_moment_of_an_acceptance_comes_before_or_after_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var asked = new Asked(clock, 2).requested("STAT");
            String path = "/v1/partner/referrals/" + asked.attempt(1) + "/acceptance", token = Agreed.token(asked.hospital(1));
            var body = asked.acceptance(Duration.ofHours(4));
            var answers = together(List.of(() -> put(token, path, body),
                    () -> asked.step(SUPERVISOR, "withdrawal", Map.of("reason", "RESOLVED"))));
            boolean accepted = answers.get(0).statusCode() == 200;
            assertEquals(accepted ? 200 : 409, answers.get(0).statusCode());
            assertEquals(accepted ? 409 : 200, answers.get(1).statusCode());
            assertEquals(accepted ? "ACTIVE" : "REVOKED", asked.state());
            assertEquals(List.of(accepted ? "ACCEPTED" : "CANCELLED"), asked.seen().getList("attempts.state"));
            assertEquals(!accepted, events(asked.hospital(1)).contains("STAND_DOWN"));
        }
    }

    @Test
    void of_two_hospitals_that_accept_at_once_the_one_that_is_asked_now_has_the_person() throws Exception {
        var asked = new Asked(clock, 2).requested("STAT");
        asked.answers(1, "rejection", Map.of("reason", "NO_BED")).then().statusCode(200);
        var calls = new ArrayList<Callable<Response>>();
        for (int number = 1; number <= 2; number++) {
            String path = "/v1/partner/referrals/" + asked.attempt(number) + "/acceptance";
            String token = Agreed.token(asked.hospital(number));
            var body = asked.acceptance(Duration.ofHours(4));
            calls.add(() -> put(token, path, body));
        }
        var answers = together(calls);
        assertEquals(List.of(409, 200), answers.stream().map(Response::statusCode).toList());
        assertEquals(List.of("REJECTED", "ACCEPTED"), asked.seen().getList("attempts.state"));
    }
}
