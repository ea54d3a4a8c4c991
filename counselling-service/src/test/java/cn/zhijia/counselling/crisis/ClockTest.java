package cn.zhijia.counselling.crisis;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.itIs;
import static cn.zhijia.counselling.World.member;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.someone;
import static cn.zhijia.counselling.World.together;
import static cn.zhijia.counselling.crisis.Duty.SUPERVISOR;
import static cn.zhijia.counselling.crisis.Duty.assessed;
import static cn.zhijia.counselling.crisis.Duty.calls;
import static cn.zhijia.counselling.crisis.Duty.contact;
import static cn.zhijia.counselling.crisis.Duty.overdue;
import static cn.zhijia.counselling.crisis.Duty.path;
import static cn.zhijia.counselling.crisis.Duty.step;
import static cn.zhijia.counselling.crisis.Duty.told;
import static cn.zhijia.counselling.crisis.Duty.woken;
import static cn.zhijia.counselling.instrument.response.Sheet.give;
import static cn.zhijia.counselling.instrument.response.Sheet.phq;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What happens when nobody does anything, and when somebody does at that very moment. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClockTest {

    @Inject
    DatabaseClock clock;

    @Inject
    Escalation escalation;

    @Inject
    EntityManager database;

    @Inject
    Alarm alarm;

    private Duty duty;
    private final String name = someone();

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    private String primary() {
        return "T-" + duty.primary;
    }

    private String backup() {
        return "T-" + duty.backup;
    }

    /** So much later; then every clock is looked at. */
    private void passes(Duration since) {
        duty.after(since);
        escalation.run();
    }

    @Test
    void thoughts_of_death_at_two_in_the_morning_with_nobody_on_duty() {
        duty = Duty.nobody(clock);
        itIs(clock, duty.start.plus(Duration.ofHours(16))); // 02:00 in Beijing
        var id = UUID.randomUUID();
        give(member(name), id, phq("000000002")).then().statusCode(201).body("followUp.level", is("L2"))
                .body("safety.lines[0].number", is("12356"));
        assertEquals(List.of("supervisor"), woken(id));
        assertTrue(told(SUPERVISOR).stream().anyMatch(n -> n.get("thing").equals(id.toString())));
        assertEquals(1, gaps(id), "whoever can mend the roster is told at once");
        assertTrue(told(ADMIN).stream().anyMatch(n -> n.get("fact").equals("ROSTER_GAP")));
        itIs(clock, duty.start.plus(Duration.ofHours(16)).plus(Duration.ofMinutes(31)));
        escalation.run();
        assertEquals(List.of("supervisor", "admin"), woken(id));
        itIs(clock, duty.start.plus(Duration.ofHours(16)).plus(Duration.ofMinutes(47)));
        escalation.run();
        assertEquals(List.of("supervisor", "admin", "supervisor"), woken(id), "nothing ends silently");
        step(SUPERVISOR, id, "acknowledgement", null).then().statusCode(200).body("overdue", is(true));
        contact(SUPERVISOR, id, "call-backs", true).then().statusCode(201).body("overdue", is(false)); // that was late, too
    }

    private static long gaps(UUID crisis) {
        return Duty.count("page where fact = 'ROSTER_GAP' and paged_at = (select opened_at from crisis_case where id = '"
                + crisis + "')");
    }

    @Test
    void where_the_primary_is_missing_the_backup_is_woken_first() {
        duty = Duty.nobody(clock);
        put(ADMIN, "/v1/duty-roster/" + duty.day() + "/DAY", Map.of("backup", backup())).then()
                .statusCode(201).body("gap", is(true));
        var id = calls(name);
        assertEquals(List.of(backup()), woken(id));
        assertEquals(1, gaps(id));
    }

    @Test
    void every_deadline_of_a_case_passes_one_after_the_other_and_each_time_somebody_is_woken() {
        duty = Duty.on(clock);
        var id = calls(name);
        passes(Duration.ofMinutes(4));
        assertEquals(List.of(primary()), woken(id));
        assertFalse(overdue(id));
        var expected = new ArrayList<>(List.of(primary(), backup(), "supervisor", "admin", primary()));
        for (int minutes = 5; minutes <= 23; minutes += 6) { // nobody takes it on
            passes(Duration.ofMinutes(minutes));
            assertTrue(overdue(id));
        }
        assertEquals(expected, woken(id));
        step(duty.second, id, "acknowledgement", null).then().statusCode(200).body("overdue", is(false));
        contact(duty.second, id, "call-backs", false).then().statusCode(201); // due again in a quarter of an hour
        expect(expected, id, Duration.ofMinutes(39), primary()); // the call-back
        expect(expected, id, Duration.ofMinutes(40));
        contact(duty.second, id, "call-backs", true).then().statusCode(201).body("overdue", is(false));
        expect(expected, id, Duration.ofMinutes(54), primary()); // 30 minutes after it was taken on: no assessment
        assertTrue(overdue(id));
        expect(expected, id, Duration.ofMinutes(60), backup());
        assessed(duty.officer, id, name, "YN---N");
        assertFalse(overdue(id));
        expect(expected, id, Duration.ofMinutes(61 + 120), primary()); // no plan
        assertTrue(overdue(id));
        step(duty.officer, id, "plan", Map.of("text", "今晚由家人陪伴。")).then().statusCode(200).body("overdue", is(false));
        followed(expected, id, Duration.ofMinutes(61 + 120 + 1));
        expect(expected, id, Duration.ofDays(38), "supervisor"); // nobody is on duty by then, and nobody closes it
        assertTrue(overdue(id));
        var closing = Map.of("outcome", "STABLE", "summary", "随访完成");
        step(duty.officer, id, "closing", closing).then().statusCode(200).body("overdue", is(true));
        step(SUPERVISOR, id, "closing", closing).then().statusCode(200).body("state", is("CLOSED"), "overdue", is(false));
        expect(expected, id, Duration.ofDays(60));
    }

    /** Each follow-up comes due, is told, and is done. */
    private void followed(List<String> expected, UUID id, Duration planned) {
        for (var due : List.of(Duration.ofHours(24), Duration.ofHours(72), Duration.ofDays(7), Duration.ofDays(30))) {
            expect(expected, id, planned.plus(due), "supervisor"); // the roster of these tests ends with the first day
            assertTrue(overdue(id));
            contact(duty.officer, id, "follow-ups", true).then().statusCode(201).body("overdue", is(false));
        }
    }

    private void expect(List<String> expected, UUID id, Duration time, String... woken) {
        passes(time);
        expected.addAll(List.of(woken));
        assertEquals(expected, woken(id), time.toString());
    }

    @Test
    void a_follow_up_is_done_once_at_a_time() {
        duty = Duty.on(clock);
        var id = calls(name);
        duty.planned(id, name);
        contact(duty.officer, id, "follow-ups", true);
        contact(duty.officer, id, "follow-ups", true); // the second is not open before the first was due
        assertEquals(3, Duty.count("crisis_task where kind = 'FOLLOW_UP' and met_at is null and case_id = '" + id + "'"));
        duty.after(Duration.ofHours(25));
        contact(duty.officer, id, "follow-ups", true);
        assertEquals(2, Duty.count("crisis_task where kind = 'FOLLOW_UP' and met_at is null and case_id = '" + id + "'"));
    }

    @Test
    void after_a_change_of_shift_who_is_on_duty_now_is_woken() {
        duty = Duty.nobody(clock);
        String evening = "T-" + someone();
        duty.roster("DAY");
        put(ADMIN, "/v1/duty-roster/" + duty.day() + "/EVENING", Map.of("primary", evening)).then()
                .statusCode(201);
        itIs(clock, duty.start.plus(Duration.ofHours(6)).minus(Duration.ofMinutes(2))); // 15:58 in Beijing
        var id = calls(name);
        itIs(clock, duty.start.plus(Duration.ofHours(6)).plus(Duration.ofMinutes(4)));
        escalation.run();
        assertEquals(List.of(primary(), evening), woken(id));
    }

    @Test
    void of_two_officers_who_take_a_case_on_at_once_one_does_and_the_other_reads_who() throws Exception {
        duty = Duty.on(clock);
        as(duty.officer).get("/v1/crisis-cases").then().statusCode(200);
        as(duty.second).get("/v1/crisis-cases").then().statusCode(200);
        for (int round = 0; round < 10; round++) {
            var id = calls(someone());
            List<Response> answers = together(List.of(() -> step(duty.officer, id, "acknowledgement", null),
                    () -> step(duty.second, id, "acknowledgement", null)));
            assertEquals(1, count(answers, 200));
            assertEquals(1, count(answers, 409));
            var lost = answers.stream().filter(a -> a.statusCode() == 409).findFirst().orElseThrow();
            var won = answers.stream().filter(a -> a.statusCode() == 200).findFirst().orElseThrow();
            lost.then().body("code", is("acknowledged-already"), "by", is(won.<String> path("acknowledgedBy")));
        }
    }

    @Test
    void a_case_taken_on_in_the_instant_its_time_runs_out_is_either_late_or_not_and_never_both() throws Exception {
        duty = Duty.on(clock);
        for (int round = 0; round < 10; round++) {
            var id = calls(someone());
            Duty.sql(
                    "update crisis_task set next_at = zhijia_now(), due_at = zhijia_now() where kind = 'ACKNOWLEDGE' and case_id = '"
                            + id + "'");
            Callable<Response> timer = () -> {
                escalation.run();
                return as(SUPERVISOR).get(path(id));
            };
            var answers = together(List.of(timer, () -> step(duty.officer, id, "acknowledgement", null)));
            assertEquals(2, count(answers, 200));
            assertFalse(overdue(id), "somebody has acted");
            escalation.run();
            long passed = Duty
                    .count("crisis_task where kind = 'ACKNOWLEDGE' and passed_at is not null and case_id = '" + id + "'");
            assertEquals(1 + passed, woken(id).size(), "woken a second time exactly where it was late");
        }
    }

    @Test
    void two_replicas_wake_once_at_each_step() throws Exception {
        duty = Duty.on(clock);
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) {
            ids.add(calls(someone()));
        }
        var replicas = List.of(new Escalation(database, clock, alarm), new Escalation(database, clock, alarm),
                new Escalation(database, clock, alarm));
        for (int minutes = 6; minutes <= 12; minutes += 6) {
            duty.after(Duration.ofMinutes(minutes));
            var threads = Executors.newFixedThreadPool(3);
            try {
                for (var run : threads.invokeAll(replicas.stream().<Callable<Object>> map(r -> Executors.callable(r::run))
                        .toList())) {
                    run.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }
        escalation.run();
        for (UUID id : ids) {
            assertEquals(List.of(primary(), backup(), "supervisor"), woken(id));
        }
    }

    @Test
    void what_is_due_is_in_the_database_and_whoever_starts_next_goes_on() {
        duty = Duty.on(clock);
        var id = UUID.randomUUID();
        give(member(name), id, phq("000000001")).then().statusCode(201);
        step(duty.officer, id, "acknowledgement", null).then().statusCode(200);
        duty.after(Duration.ofMinutes(121));
        new Escalation(database, clock, alarm).run();
        assertEquals(List.of(primary(), primary()), woken(id), "the call-back was due");
        assertTrue(overdue(id));
        assertEquals(Instant.parse(Duty.details(id).getString("summary.overdueSince")).toString(),
                Duty.details(id).getString("summary.overdueSince"));
    }

    @Test
    void a_case_that_cannot_be_looked_at_keeps_no_other_waiting() {
        duty = Duty.on(clock);
        var broken = calls(someone());
        var id = calls(name);
        Duty.sql("alter table page add constraint broken check (thing <> '" + broken + "') not valid");
        try {
            passes(Duration.ofMinutes(6));
        } finally {
            Duty.sql("alter table page drop constraint broken");
        }
        assertEquals(List.of(primary(), backup()), woken(id));
        assertFalse(overdue(broken), "as it was: all or nothing");
        escalation.run();
        assertEquals(List.of(primary(), backup()), woken(broken));
    }
}
