package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.START;
import static cn.zhijia.events.Stage.audited;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.facts;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organize;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.quota;
import static cn.zhijia.events.Stage.register;
import static cn.zhijia.events.Stage.state;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.offer.Sweep;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Seats that are offered and wait for an answer. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OffersTest {

    @Inject
    DatabaseClock clock;
    @Inject
    AgroalDataSource database;
    @Inject
    Sweep sweep;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void who_is_promoted_is_offered_the_seat_and_accepts_it() {
        var event = full("of1", "of2", "of3");
        cancel("of1", event);
        var offered = member("of2").get(MINE, event).then().body("state", is("OFFERED"), "waitlistPosition", nullValue())
                .extract();
        String ends = offered.path("offerExpiresAt");
        var left = Duration.between(Instant.now(), Instant.parse(ends));
        assertTrue(left.compareTo(Duration.ofHours(12)) <= 0 && left.compareTo(Duration.ofHours(11)) > 0, left.toString());
        quota(event).body("used", is(1), "waiting", is(1));
        member("of2").get("/v1/me/notices/events").then().body("items.fact", is(List.of("OFFERED")), "items[0].deadline",
                is(ends), "items[0].text", containsString("前确认"));
        answer("of2", event, "acceptance", UUID.randomUUID()).statusCode(404);
        var offer = UUID.fromString(offered.path("offer"));
        answer("of3", event, "acceptance", offer).statusCode(404);
        answer("of2", event, "acceptance", offer).statusCode(200).body("state", is("CONFIRMED"), "offer", nullValue());
        answer("of2", event, "acceptance", offer).statusCode(200).body("state", is("CONFIRMED"));
        answer("of2", event, "decline", offer).statusCode(409).body("code", is("illegal-transition"), "from",
                is("CONFIRMED"));
        audited(event);
    }

    @Test
    void a_declined_offer_goes_to_the_next_at_once() {
        var event = full("od1", "od2", "od3");
        cancel("od1", event);
        var offer = offer("od2", event);
        answer("od2", event, "decline", offer).statusCode(200).body("state", is("DECLINED"), "endedBy", is("MEMBER"));
        answer("od2", event, "decline", offer).statusCode(200).body("state", is("DECLINED"));
        answer("od2", event, "acceptance", offer).statusCode(409).body("from", is("DECLINED"));
        assertEquals("OFFERED", state("od3", event));
        register("od2", event).statusCode(201).body("state", is("WAITLISTED"));
        answer("od2", event, "decline", offer).statusCode(200).body("state", is("DECLINED"));
        assertEquals("WAITLISTED", state("od2", event));
        audited(event);
    }

    @Test
    void an_offer_that_runs_out_goes_to_the_back_of_the_line_twice_and_then_ends_it() {
        var event = full("oe1", "oe2", "oe3");
        cancel("oe1", event);
        var first = offer("oe2", event);
        clock.shift(Duration.ofHours(13));
        answer("oe2", event, "acceptance", first).statusCode(409).body("code", is("offer-expired"));
        sweep.now();
        member("oe2").get(MINE, event).then().body("state", is("WAITLISTED"), "waitlistPosition", is(1), "offer", nullValue());
        assertEquals("OFFERED", state("oe3", event));
        answer("oe2", event, "acceptance", first).statusCode(409).body("code", is("offer-expired"));
        answer("oe2", event, "decline", first).statusCode(409).body("code", is("offer-expired"));
        answer("oe3", event, "decline", offer("oe3", event)).statusCode(200);
        assertTrue(!first.equals(offer("oe2", event)));
        clock.shift(Duration.ofHours(26));
        sweep.now();
        offer("oe2", event); // alone in the line, and so at its front again
        clock.shift(Duration.ofHours(39));
        sweep.now();
        sweep.now();
        member("oe2").get(MINE, event).then().body("state", is("OFFER_EXPIRED"), "endedBy", is("DEADLINE"));
        quota(event).body("used", is(0), "waiting", is(0));
        assertEquals(List.of("OFFERED", "OFFER_EXPIRED"), facts("oe2"));
        register("oe2", event).statusCode(201).body("state", is("CONFIRMED"));
        audited(event);
    }

    @Test
    void an_offer_that_ends_a_registration_ends_those_for_its_parts() {
        var talk = full("op1", "op2");
        var ride = event(1, "partOf", talk.toString());
        register("op2", ride).statusCode(201).body("state", is("CONFIRMED"));
        cancel("op1", talk);
        for (int i = 1; i <= 3; i++) {
            assertEquals("CONFIRMED", state("op2", ride));
            offer("op2", talk);
            clock.shift(Duration.ofHours(13 * i));
            sweep.now();
        }
        assertEquals("OFFER_EXPIRED", state("op2", talk));
        member("op2").get(MINE, ride).then().body("state", is("CANCELLED"), "endedBy", is("MAIN_EVENT"));
        quota(ride).body("used", is(0));
        audited(ride);
    }

    @Test
    void an_offer_ends_before_the_start_and_is_not_made_when_too_little_time_remains() {
        var event = full("ot1", "ot2", "ot3");
        clock.shift(Duration.ofHours(70).plusMinutes(30));
        cancel("ot1", event);
        var ends = member("ot2").get(MINE, event).then().body("state", is("OFFERED")).extract()
                .<String> path("offerExpiresAt");
        assertEquals(START.minusSeconds(3_600), Instant.parse(ends));
        clock.shift(Duration.ofHours(70).plusMinutes(50));
        answer("ot2", event, "decline", offer("ot2", event)).statusCode(200);
        assertEquals("WAITLISTED", state("ot3", event));
        organizer().get(EVENT + "/waitlist/explanation", event).then().body("items.reason", is(List.of("TOO_LATE_FOR_OFFERS")));
        register("ot4", event).statusCode(201).body("state", is("WAITLISTED"));
        audited(event);
    }

    @Test
    void an_offer_ends_with_registration_and_is_shortened_when_that_closes_earlier() {
        var event = full("os1", "os2");
        cancel("os1", event);
        offer("os2", event);
        var closes = Instant.now().plusSeconds(3_600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        organizer().header("If-Match", "*")
                .body(Stage.body("offerPeriod", "PT12H", "registrationClosesAt", closes.toString())).put(EVENT, event).then()
                .statusCode(200);
        assertEquals(closes, Instant.parse(member("os2").get(MINE, event).path("offerExpiresAt")));
        var other = event(1, "offerPeriod", "PT12H", "registrationClosesAt", closes.toString());
        register("os1", other);
        register("os2", other);
        cancel("os1", other);
        assertEquals(closes, Instant.parse(member("os2").get(MINE, other).path("offerExpiresAt")));
    }

    @Test
    void calling_the_event_off_ends_open_offers_and_tells_each_once() {
        var event = full("oc1", "oc2", "oc3");
        cancel("oc1", event);
        var offer = offer("oc2", event);
        organizer().body(Map.of("reason", "天气")).put(EVENT + "/cancellation", event).then().statusCode(200);
        organizer().body(Map.of("reason", "天气")).put(EVENT + "/cancellation", event).then().statusCode(200);
        assertEquals(List.of("OFFERED", "EVENT_CANCELLED"), facts("oc2"));
        assertEquals(List.of("EVENT_CANCELLED"), facts("oc3"));
        answer("oc2", event, "acceptance", offer).statusCode(409).body("from", is("CANCELLED"));
        clock.shift(Duration.ofHours(13));
        sweep.now();
        assertEquals("CANCELLED", state("oc2", event));
        quota(event).body("used", is(0), "waiting", is(0));
        audited(event);
    }

    @Test
    void a_moved_event_asks_whom_it_offered_a_seat_too_and_they_withdraw_freely() {
        var event = full("or1", "or2", "or3");
        cancel("or1", event);
        var offer = offer("or2", event);
        var earlier = START.minus(Duration.ofDays(3)).plusSeconds(6 * 3_600);
        organizer().header("If-Match", "*")
                .body(Map.of("startsAt", earlier.toString(), "endsAt", START.toString())).put(EVENT + "/reschedule", event)
                .then().statusCode(200);
        var ends = member("or2").get(MINE, event).then().body("state", is("OFFERED"), "reconfirmationNeeded", is(true))
                .extract().<String> path("offerExpiresAt");
        assertEquals(earlier.minusSeconds(3_600), Instant.parse(ends));
        answer("or2", event, "decline", offer).statusCode(200);
        assertEquals("OFFERED", state("or3", event));
        cancel("or3", event).statusCode(200);
        quota(event).body("used", is(0));
        audited(event);
    }

    @Test
    void an_event_that_was_held_ends_offers_nobody_answered() {
        var event = full("oh1", "oh2");
        cancel("oh1", event);
        clock.shift(Duration.ofDays(4));
        organizer().put(EVENT + "/completion", event).then().statusCode(200);
        assertEquals("CANCELLED", state("oh2", event));
        quota(event).body("used", is(0));
        audited(event);
    }

    @Test
    void offers_may_last_from_a_quarter_of_an_hour_to_a_fortnight() {
        for (var period : List.of("PT14M59S", "P15D", "PT", "12h")) {
            organizer().body(Stage.body("offerPeriod", period)).put(EVENT, UUID.randomUUID()).then().statusCode(400)
                    .body("errors[0].pointer", is("/offerPeriod"));
        }
        var event = event(1, "offerPeriod", "P1DT12H");
        Stage.guest().get(EVENT, event).then().body("offerPeriod", is("PT36H"), "offerCutoff", is("PT1H"), "maxPasses", is(3));
        organizer().body(Stage.body("offerPeriod", "PT36H")).put(EVENT, event).then().statusCode(200);
    }

    private enum Winner {
        ACCEPTANCE,
        EXPIRY,
        LEAVING
    }

    @Test
    void of_acceptance_expiry_and_cancellation_one_wins() throws Exception {
        int rounds = Boolean.getBoolean("long") ? 500 : 60;
        var event = event(1, "offerPeriod", "PT15M");
        var winners = new EnumMap<Winner, Integer>(Winner.class);
        double window = 16; // follows the machine, so that about every third offer is accepted in time
        for (int round = 0; round < rounds; round++) {
            var attempts = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
            register("race-a", event, attempts.get(0)).body("state", is("CONFIRMED"));
            register("race-b", event, attempts.get(1)).body("state", is("WAITLISTED"));
            register("race-c", event, attempts.get(2)).body("state", is("WAITLISTED"));
            cancel("race-a", event, attempts.get(0)).statusCode(200);
            var winner = race(event, attempts.get(1), round % 3 == 0, (int) window);
            winners.merge(winner, 1, Integer::sum);
            window = Math.max(2, Math.min(500, winner == Winner.ACCEPTANCE ? window * 0.6 : window * 1.25));
            cancel("race-c", event, attempts.get(2)).statusCode(200);
        }
        quota(event).body("used", is(0), "waiting", is(0));
        assertEquals(Set.of(Winner.values()), winners.keySet(), () -> "of " + rounds + ": " + winners);
    }

    /**
     * The offer runs out at about the moment at which it is accepted and its holder cancels, who in some rounds declines it
     * too.
     */
    private Winner race(UUID event, UUID attempt, boolean declines, int window) throws Exception {
        var random = ThreadLocalRandom.current();
        int wait = random.nextInt(window);
        int later = random.nextInt(window);
        var offer = offer("race-b", event);
        due(event, wait);
        var calls = new ArrayList<Callable<Integer>>();
        calls.add(() -> answer("race-b", event, "acceptance", offer).extract().statusCode());
        calls.add(() -> {
            Thread.sleep(wait);
            sweep.now();
            return 200;
        });
        calls.add(() -> {
            Thread.sleep(later);
            return cancel("race-b", event, attempt).extract().statusCode();
        });
        if (declines) {
            calls.add(() -> answer("race-b", event, "decline", offer).extract().statusCode());
        }
        var answers = together(calls);
        boolean accepted = answers.get(0) == 200;
        boolean declined = declines && answers.get(3) == 200;
        assertEquals(200, answers.get(2));
        assertTrue(!(accepted && declined), "both accepted and declined");
        assertEquals(declined ? "DECLINED" : "CANCELLED", state("race-b", event));
        assertEquals("OFFERED", state("race-c", event));
        audited(event);
        boolean expired = expired(event, attempt);
        assertTrue(!(expired && (accepted || declined)), "expired, and answered");
        return accepted ? Winner.ACCEPTANCE : expired ? Winner.EXPIRY : Winner.LEAVING;
    }

    private boolean expired(UUID event, UUID attempt) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select earlier_offers <> '{}' from registration where event_id = ? and attempt = ?")) {
            statement.setObject(1, event);
            statement.setObject(2, attempt);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    private void due(UUID event, int millis) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection
                        .prepareStatement("update registration set offer_expires_at = clock_timestamp() + ? * "
                                + "interval '1 millisecond' where event_id = ? and state = 'OFFERED'")) {
            statement.setInt(1, millis);
            statement.setObject(2, event);
            assertEquals(1, statement.executeUpdate());
        }
    }

    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void an_organizers_rejection_ends_an_offer() {
        var event = full("ox1", "ox2", "ox3");
        cancel("ox1", event);
        organize(event, "ox2", "rejection", Map.of("reason", "x")).statusCode(200).body("state", is("REJECTED"));
        assertEquals("OFFERED", state("ox3", event));
        audited(event);
    }

    /** One seat, which the first has and the others wait for. */
    private static UUID full(String... people) {
        var event = event(1, "offerPeriod", "PT12H");
        for (var who : people) {
            register(who, event).statusCode(201).body("state", not(is("OFFERED")));
        }
        return event;
    }

    private static UUID offer(String who, UUID event) {
        return UUID.fromString(member(who).get(MINE, event).then().body("state", is("OFFERED")).extract().path("offer"));
    }

    private static ValidatableResponse answer(String who, UUID event, String how, UUID offer) {
        return member(who).body(Map.of("offer", offer)).put(MINE + "/" + how, event).then();
    }
}
