package cn.zhijia.events;

import static cn.zhijia.events.Gates.FORMER;
import static cn.zhijia.events.Gates.PRESENT;
import static cn.zhijia.events.Gates.body;
import static cn.zhijia.events.Gates.forged;
import static cn.zhijia.events.Gates.open;
import static cn.zhijia.events.Gates.registration;
import static cn.zhijia.events.Gates.scan;
import static cn.zhijia.events.Gates.seat;
import static cn.zhijia.events.Gates.ticket;
import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organize;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.register;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A gate that asks. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckInTest {

    @Inject
    DatabaseClock clock;

    @AfterEach
    void real_time() {
        clock.shift(Duration.ZERO);
    }

    @Test
    void a_gate_without_a_connection_verifies_the_ticket_and_learns_no_name() {
        var event = open(5);
        var ticket = seat("an", event);
        String[] parts = ticket.split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        String kid = header.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
        String x = member("an").get(EVENT + "/check-in/keys", event).then().statusCode(200).body("keys[0].signs", is(true),
                "keys[0].kty", is("OKP"), "keys[0].crv", is("Ed25519")).extract()
                .path("keys.find { it.kid == '" + kid + "' }.x");
        assertTrue(Gates.verified(ticket, x));
        Instant start = Instant.parse(guest().get(EVENT, event).path("startsAt"));
        assertEquals("{\"registration\":\"%s\",\"event\":\"%s\",\"version\":1,\"nbf\":%d,\"exp\":%d}".formatted(
                registration("an", event), event, start.getEpochSecond() - 7_200, start.getEpochSecond() + 3_600),
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        assertEquals(ticket, ticket("an", event));
    }

    @Test
    void a_ticket_goes_with_a_seat() {
        var event = open(1);
        seat("an", event);
        register("bo", event).statusCode(201);
        member("bo").get(MINE + "/ticket", event).then().statusCode(409).body("code", is("ticket-needs-seat"), "state",
                is("WAITLISTED"));
        member("cai").get(MINE + "/ticket", event).then().statusCode(404);
        guest().get(MINE + "/ticket", event).then().statusCode(401);
        cancel("an", event).statusCode(200);
        member("an").get(MINE + "/ticket", event).then().statusCode(409).body("state", is("CANCELLED"));
        scan(event, ticket("bo", event)).body("verdict", is("ADMITTED"));
    }

    @Test
    void lets_in_once_and_names_the_first() {
        var event = open(5);
        var ticket = seat("an", event);
        var first = UUID.randomUUID();
        var sent = body(ticket, "gate-1");
        scan(event, first, sent).statusCode(201).body("verdict", is("ADMITTED"), "clockOff", is(false), "first", nullValue(),
                "registration", is(registration("an", event)));
        scan(event, "zhijia:ticket:" + ticket, "deviceId", "gate-2", "gate", "西门").body("verdict", is("DUPLICATE"),
                "first.scanId", is(first.toString()), "first.gate", is("东门"), "first.deviceId", is("gate-1"),
                "first.scannedAt", is(Instant.parse((String) sent.get("scannedAt")).truncatedTo(ChronoUnit.MICROS).toString()));
    }

    @Test
    void a_repeat_is_told_the_same_and_another_body_is_refused() {
        var event = open(5);
        var ticket = seat("an", event);
        var first = UUID.randomUUID();
        var sent = body(ticket, "gate-1");
        var told = scan(event, first, sent).statusCode(201).extract().asString();
        var second = UUID.randomUUID();
        var again = body(ticket, "gate-2");
        var refused = scan(event, second, again).statusCode(201).extract().asString();
        sent.put("deviceTime", Instant.now().plusSeconds(30).toString());
        assertEquals(told, scan(event, first, sent).statusCode(200).extract().asString());
        assertEquals(refused, scan(event, second, again).statusCode(200).extract().asString());
        for (var other : Map.of("gate", "西门", "direction", "EXIT", "deviceId", "gate-9", "token", "x", "scannedAt",
                Instant.now().toString()).entrySet()) {
            var changed = new java.util.HashMap<>(sent);
            changed.put(other.getKey(), other.getValue());
            scan(event, first, changed).statusCode(409).body("code", is("id-in-use"));
        }
        scan(open(1), first, sent).statusCode(409).body("code", is("id-in-use"));
    }

    @Test
    void only_what_one_of_our_keys_signed_is_a_ticket() {
        var event = open(5);
        var ticket = seat("an", event);
        String mine = registration("an", event);
        var tampered = ticket.split("\\.");
        tampered[1] = forged(PRESENT, mine, event, 2).split("\\.")[1];
        String stranger = "development-2:MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";
        for (String not : new String[] { String.join(".", tampered), forged(stranger, mine, event, 1),
                forged(PRESENT.replace("-2", "-3"), mine, event, 1), "https://example.org", "扫码点餐" }) {
            scan(event, not).body("verdict", is("INVALID_SIGNATURE"), "registration", nullValue());
        }
        scan(event, forged(FORMER, mine, event, 1)).body("verdict", is("ADMITTED")); // signed before the rotation
    }

    @Test
    void a_ticket_opens_the_doors_of_its_event_only() {
        var event = open(5);
        var other = open(5);
        scan(event, seat("an", other)).body("verdict", is("WRONG_EVENT"), "registration", nullValue());
        scan(event, forged(PRESENT, registration("an", other), event, 1)).body("verdict", is("WRONG_EVENT"));
        scan(event, forged(PRESENT, UUID.randomUUID().toString(), event, 1)).body("verdict", is("WRONG_EVENT"));
        cancel("an", other).statusCode(200);
        scan(event, forged(PRESENT, registration("an", other), other, 1)).body("verdict", is("WRONG_EVENT"));
    }

    @Test
    void without_a_seat_nobody_is_let_in() {
        var event = open(1);
        var ticket = seat("an", event);
        register("bo", event).statusCode(201);
        scan(event, forged(PRESENT, registration("bo", event), event, 1)).body("verdict", is("WAITLISTED"));
        cancel("an", event).statusCode(200);
        scan(event, ticket).body("verdict", is("CANCELLED"));
        var asking = open(5, "needsApproval", true);
        register("an", asking).statusCode(201);
        scan(asking, forged(PRESENT, registration("an", asking), asking, 1)).body("verdict", is("WAITLISTED"));
        organize(asking, "an", "rejection", Map.of("reason", "重复")).statusCode(200);
        scan(asking, forged(PRESENT, registration("an", asking), asking, 1)).body("verdict", is("CANCELLED"));
    }

    @Test
    void a_seat_that_was_lost_and_given_again_has_another_ticket() {
        var event = open(5, "needsApproval", true);
        register("an", event).statusCode(201);
        organize(event, "an", "approval", Map.of()).statusCode(200);
        var before = ticket("an", event);
        organize(event, "an", "rejection", Map.of("reason", "名单有误")).statusCode(200);
        scan(event, before).body("verdict", is("CANCELLED"));
        organize(event, "an", "approval", Map.of()).statusCode(200);
        scan(event, before).body("verdict", is("REVOKED"));
        scan(event, ticket("an", event)).body("verdict", is("ADMITTED"));
    }

    @Test
    void a_renewed_ticket_voids_the_one_before() {
        var event = open(5);
        var before = seat("an", event);
        var renewed = member("an").body(Map.of("version", 1)).put(MINE + "/ticket/renewal", event).then().statusCode(200)
                .body("version", is(2), "token", not(is(before))).extract().asString();
        assertEquals(renewed, member("an").body(Map.of("version", 1)).put(MINE + "/ticket/renewal", event).asString());
        member("an").body(Map.of("version", 3)).put(MINE + "/ticket/renewal", event).then().statusCode(400)
                .body("errors[0].pointer", is("/version"));
        scan(event, before).body("verdict", is("REVOKED"));
        scan(event, ticket("an", event)).body("verdict", is("ADMITTED"));
        cancel("an", event).statusCode(200);
        scan(event, before).body("verdict", is("REVOKED")); // before CANCELLED in the order of verdicts
        member("an").body(Map.of("version", 2)).put(MINE + "/ticket/renewal", event).then().statusCode(409).body("code",
                is("ticket-needs-seat"));
    }

    @Test
    void people_come_from_two_hours_before_the_start_until_the_end_as_it_is_planned_now() {
        var event = event(5);
        var ticket = seat("an", event);
        scan(event, ticket).body("verdict", is("NOT_YET"));
        at(event, ticket, Stage.START.minusSeconds(7_260), "NOT_YET");
        at(event, ticket, Stage.START.plusSeconds(7_260), "TOO_LATE");
        organizer().header("If-Match", "*").body(Map.of("startsAt", Stage.START.plus(Duration.ofDays(1)).toString(), "endsAt",
                Stage.START.plus(Duration.ofDays(2)).toString())).put(EVENT + "/reschedule", event).then().statusCode(200);
        at(event, ticket, Stage.START.minusSeconds(7_140), "NOT_YET");
        at(event, ticket, Stage.START.plus(Duration.ofDays(1)).minusSeconds(7_140), "ADMITTED");
    }

    /** With everybody's clocks at that time. */
    private void at(UUID event, String ticket, Instant time, String verdict) {
        clock.shift(Duration.between(Instant.now(), time));
        scan(event, ticket, "scannedAt", time.toString(), "deviceTime", time.toString()).body("verdict", is(verdict));
        clock.shift(Duration.ZERO);
    }

    @Test
    void the_next_day_is_a_new_day_where_the_event_is_held() {
        var event = event(5, "endsAt", Stage.START.plus(Duration.ofDays(3)).toString(), "zone", "Pacific/Kiritimati");
        var ticket = seat("an", event);
        at(event, ticket, Stage.START, "ADMITTED");
        at(event, ticket, Stage.START.plusSeconds(1), "DUPLICATE");
        at(event, ticket, Stage.START.plus(Duration.ofDays(1)), "ADMITTED");
        organizer().get(EVENT + "/check-in/stats", event).then().body("attended", is(1), "days.size()", is(2),
                "days[0].attended", is(1), "days[1].day",
                is(Stage.START.atZone(java.time.ZoneId.of("Pacific/Kiritimati")).toLocalDate().toString()));
    }

    @Test
    void whoever_went_out_may_come_in_again() {
        var event = open(5);
        var ticket = seat("an", event);
        scan(event, ticket).body("verdict", is("ADMITTED"));
        scan(event, ticket, "direction", "EXIT").body("verdict", is("ADMITTED"));
        organizer().get(EVENT + "/check-in/stats", event).then().body("inside", is(0), "attended", is(1));
        String again = scan(event, ticket, "gate", "西门").body("verdict", is("ADMITTED")).extract().path("scanId");
        scan(event, ticket).body("verdict", is("DUPLICATE"), "first.scanId", is(again));
        organizer().get(EVENT + "/check-in/stats", event).then().body("inside", is(1), "attended", is(1), "confirmed", is(1),
                "gates.find { it.gate == '西门' }.entries", is(1), "gates.find { it.gate == '东门' }.exits", is(1),
                "verdicts.find { it.verdict == 'ADMITTED' }.scans", is(3));
        cancel("an", event).statusCode(200);
        scan(event, ticket, "direction", "EXIT").body("verdict", is("CANCELLED"));
    }

    @Test
    void nobody_goes_out_by_a_void_ticket_so_that_another_may_come_in() {
        var event = open(5);
        var before = seat("an", event);
        member("an").body(Map.of("version", 1)).put(MINE + "/ticket/renewal", event).then().statusCode(200);
        var ticket = ticket("an", event);
        scan(event, before).body("verdict", is("REVOKED"));
        scan(event, ticket).body("verdict", is("ADMITTED"));
        scan(event, before, "direction", "EXIT").body("verdict", is("REVOKED"));
        scan(event, ticket).body("verdict", is("DUPLICATE"));
        scan(event, ticket, "direction", "EXIT").body("verdict", is("ADMITTED"));
        scan(event, ticket).body("verdict", is("ADMITTED"));
        var gone = seat("bo", event);
        cancel("bo", event).statusCode(200);
        scan(event, gone, "direction", "EXIT").body("verdict", is("CANCELLED"));
        organizer().get(EVENT + "/check-in/stats", event).then().body("inside", is(1), "gates[0].exits", is(1));
    }

    @Test
    void a_clock_that_is_off_is_flagged_and_not_trusted() {
        var event = open(5);
        var later = Instant.now().plus(Duration.ofDays(400));
        scan(event, seat("an", event), "scannedAt", later.toString(), "deviceTime", later.toString()).body("verdict",
                is("ADMITTED"), "clockOff", is(true), "scannedAt", is(later.truncatedTo(ChronoUnit.MICROS).toString()));
        var early = Instant.now().minus(Duration.ofDays(400));
        scan(event, seat("bo", event), "scannedAt", early.toString(), "deviceTime", early.plusSeconds(9_000).toString()).body(
                "verdict", is("NOT_YET"), "clockOff", is(true)); // two and a half hours before it was sent
        scan(event, seat("cai", event), "deviceTime", Instant.now().minusSeconds(240).toString()).body("clockOff", is(false));
        scan(event, seat("dan", event), "scannedAt", Instant.now().plusSeconds(600).toString()).body("clockOff", is(true));
        Gates.conflicts(event).body("items.name", is(java.util.List.of("dan", "an")), "items.reasons",
                is(java.util.List.of(java.util.List.of("CLOCK_OFF"), java.util.List.of("CLOCK_OFF"))));
    }

    @Test
    void gates_belong_to_the_union_that_organizes() {
        var event = open(5);
        var ticket = seat("an", event);
        for (String path : new String[] { "/check-in/revocations", "/check-in/stats", "/check-in/conflicts" }) {
            organizer("airport").get(EVENT + path, event).then().statusCode(403).body("code", is("other-union"));
            organizer("airport").get(EVENT + path, Stage.draft()).then().statusCode(404);
            member("an").get(EVENT + path, event).then().statusCode(403).body("code", is("missing-role"));
            organizer().get(EVENT + path, UUID.randomUUID()).then().statusCode(404);
        }
        organizer("airport").body(body(ticket, "x")).put(Gates.SCAN, event, UUID.randomUUID()).then().statusCode(403);
        member("an").body(body(ticket, "x")).put(Gates.SCAN, event, UUID.randomUUID()).then().statusCode(403);
        guest().get(EVENT + "/check-in/keys", event).then().statusCode(401);
        member("an").get(EVENT + "/check-in/keys", UUID.randomUUID()).then().statusCode(404);
        organizer("airport").get(EVENT + "/check-in/keys", event).then().statusCode(200);
        scan(event, UUID.randomUUID(), body(ticket, "no space")).statusCode(400).body("errors[0].pointer", is("/deviceId"));
        scan(event, UUID.randomUUID(), body(ticket, "x", "scannedAt", "1999-01-01T00:00:00Z")).statusCode(400)
                .body("errors[0].pointer", is("/scannedAt"));
    }
}
