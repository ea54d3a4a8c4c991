package cn.zhijia.counselling.referral;

import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.referral.Asked.SUPERVISOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.crisis.Duty;
import cn.zhijia.counselling.hospital.Agreed;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.By;
import cn.zhijia.counselling.referral.attempt.Said;
import cn.zhijia.counselling.referral.attempt.Step;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Hospitals, clock, officers and crashes in any order, beside a {@link Model} of what must come of it. With -Dlong=true ten
 * thousand orders.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class InterleavingsTest {

    private static final int ORDERS = Boolean.getBoolean("long") ? 10_000 : 40;

    private enum Deed {
        REQUEST,
        RECEIVE,
        ACCEPT,
        REJECT,
        ARRIVE,
        COMPLETE,
        FAIL,
        HOLD,
        RESUME_HOLD,
        CONFIRM,
        REFUSE,
        TELEPHONE,
        WITHDRAW,
        ASK_CANCEL,
        CORRECT,
        RESUME,
        PASS,
        CRASH
    }

    /** @param old whether an attempt that may be over is meant */
    private record Action(Deed deed, boolean old, int n) {
    }

    @Inject
    DatabaseClock clock;

    @Inject
    Timers timers;

    @Inject
    Course course;

    private Asked asked;
    private Model model;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void in_whatever_order_things_happen_the_referral_is_as_the_model_says() {
        JqwikSession.run(() -> {
            Arbitrary<Action> action = Combinators.combine(Arbitraries.of(Deed.class),
                    Arbitraries.of(false, false, false, true), Arbitraries.integers().between(0, 2)).as(Action::new);
            var order = action.list().ofMinSize(5).ofMaxSize(25);
            for (int i = 0; i < ORDERS; i++) {
                check(order.sample());
            }
        });
    }

    private void check(List<Action> order) {
        asked = new Asked(clock, 2);
        model = new Model();
        put(asked.duty.officer, asked.path(), asked.draft("STAT")).then().statusCode(201);
        for (int i = 0; i < order.size(); i++) {
            String where = order.subList(0, i + 1).toString();
            take(order.get(i), where);
            invariants(where);
        }
    }

    private void take(Action action, String where) {
        switch (action.deed) {
            case REQUEST -> officers(as(SUPERVISOR).put(asked.path() + "/request"), model.request(), where);
            case WITHDRAW -> officers(asked.step(SUPERVISOR, "withdrawal", Map.of("reason", "RESOLVED")), model.withdraw(),
                    where);
            case CORRECT -> officers(as(SUPERVISOR).put(asked.path() + "/entered-in-error"), model.correct(), where);
            case RESUME -> resume(where);
            case PASS -> pass(2 + 2 * action.n * action.n);
            case CRASH -> crash();
            default -> {
                var one = action.old && !model.tries.isEmpty() ? model.tries.get(action.n % model.tries.size()) : model.last();
                if (one != null) {
                    answer(action.deed, one, where);
                }
            }
        }
    }

    private void resume(String where) {
        int next = model.tries.size() + 1;
        officers(asked.step(SUPERVISOR, "resumption", Map.of("attempt", next)), model.resume(), where);
    }

    private void pass(int minutes) {
        model.passes(minutes);
        asked.duty.after(Duration.ofMinutes(model.minute));
        asked.beat();
        timers.run();
    }

    /** Somebody dies with everything written and nothing committed. */
    private void crash() {
        QuarkusTransaction.begin();
        try {
            var referral = Referral.lockIfThere(asked.id).orElseThrow();
            Attempt.live(asked.id).filter(a -> model.live().in("REQUESTED", "RECEIVED")).ifPresent(a -> {
                course.take(referral, a, Step.REJECT, By.hospital("dies"), Said.code("NO_BED", null));
                Referral.flush();
            });
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void answer(Deed deed, Model.Try t, String where) {
        switch (deed) {
            case RECEIVE -> hospital(t, "receipt", Map.of("clinician", "王敏"),
                    model.once(t, "RECEIVE", () -> model.move(t, "RECEIVED", "REQUESTED")), where);
            case ACCEPT -> hospital(t, "acceptance", asked.acceptance(Duration.ofDays(30)),
                    model.once(t, "ACCEPT", () -> model.move(t, "ACCEPTED", "REQUESTED", "RECEIVED")), where);
            case REJECT -> {
                boolean never = asked.hashCode() % 2 == 0;
                hospital(t, "rejection", Map.of("reason", never ? "OUT_OF_SCOPE" : "NO_BED"),
                        model.once(t, "REJECT", () -> model.reject(t, never)), where);
            }
            case ARRIVE -> hospital(t, "arrival", Map.of(),
                    model.once(t, "ARRIVE", () -> model.move(t, "IN_PROGRESS", "ACCEPTED")), where);
            case COMPLETE -> hospital(t, "completion", Map.of("outcome", "ADMITTED"),
                    model.once(t, "COMPLETE", () -> model.end(t, "COMPLETED", "COMPLETED", "IN_PROGRESS")), where);
            case FAIL -> {
                String reason = t.in("ACCEPTED") ? "UNATTENDED" : t.failure == null ? "LEFT" : t.failure;
                boolean taken = model.once(t, "FAIL", () -> model.end(t, "FAILED", "ON_HOLD", "ACCEPTED", "IN_PROGRESS"));
                t.failure = taken ? reason : null;
                hospital(t, "failure", Map.of("reason", reason), taken, where);
            }
            case HOLD -> {
                int number = t.holds + 1;
                hospital(t, "hold", Map.of("number", number, "note", "等候床位。"), model.hold(t), where);
            }
            case RESUME_HOLD -> {
                int number = Math.max(1, t.holds);
                hospital(t, "resumption", Map.of("number", number), model.once(t, "RESUME" + number, () -> model.resumeHold(t)),
                        where);
            }
            case CONFIRM, REFUSE -> {
                int number = Math.max(1, t.asks);
                boolean confirmed = deed == Deed.CONFIRM;
                hospital(t, "cancellation", Map.of("number", number, "confirmed", confirmed),
                        model.once(t, deed.name() + number, () -> model.answerCancel(t, confirmed)), where);
            }
            case ASK_CANCEL -> askCancel(t, where);
            default -> telephone(t, where);
        }
    }

    private void askCancel(Model.Try t, String where) {
        if (t == model.live()) { // of the live one alone; a number that was asked before is a repeat
            int number = t.asks + 1;
            officers(asked.step(SUPERVISOR, "cancel-request", Map.of("number", number, "reason", "RESOLVED")),
                    model.askCancel(t), where);
        }
    }

    private void telephone(Model.Try t, String where) {
        int number = model.tries.indexOf(t) + 1;
        var said = Map.of("answer", "RECEIVED", "who", "王敏", "calledAt",
                asked.seen().getString("attempts[" + (number - 1) + "].history[0].at"), "phone", "010-00000001");
        officers(asked.step(SUPERVISOR, "attempts/" + number + "/manual-acknowledgement", said),
                model.once(t, "TELEPHONE", () -> model.move(t, "RECEIVED", "REQUESTED")), where);
    }

    private void hospital(Model.Try t, String step, Map<String, ?> body, boolean taken, String where) {
        int number = model.tries.indexOf(t) + 1;
        String id = asked.attempt(number);
        officers(put(Agreed.token(asked.hospitals.get(t.hospital)), "/v1/partner/referrals/" + id + "/" + step, body), taken,
                where);
    }

    private static void officers(Response answer, boolean taken, String where) {
        assertTrue(taken ? answer.statusCode() == 200 : answer.statusCode() >= 400 && answer.statusCode() < 500,
                where + " " + answer.statusCode() + " " + answer.asString());
    }

    private void invariants(String where) {
        var seen = asked.seen();
        assertEquals(model.state, seen.getString("state"), where);
        assertEquals(model.states(), seen.getList("attempts.state"), where);
        assertEquals(model.tries.stream().map(t -> asked.hospitals.get(t.hospital)).toList(),
                seen.getList("attempts.hospital"), where);
        for (int i = 0; i < model.tries.size(); i++) {
            int steps = model.tries.get(i).steps;
            assertEquals(IntStream.rangeClosed(1, steps).boxed().toList(), seen.getList("attempts[" + i + "].history.version"),
                    where);
        }
        long clocks = Duty
                .count("referral_clock where met_at is null and next_at is not null and referral_id = '" + asked.id + "'");
        boolean open = model.state.equals("ACTIVE") || model.state.equals("ON_HOLD");
        assertEquals(open, clocks > 0, where);
        for (String hospital : asked.hospitals) {
            long events = Duty.count("hospital_event where hospital_id = '" + hospital + "'");
            assertEquals(events,
                    Duty.count("(select coalesce(max(number), 0) n from hospital_event where hospital_id = '" + hospital
                            + "') x, generate_series(1, x.n)"),
                    where);
        }
    }
}
