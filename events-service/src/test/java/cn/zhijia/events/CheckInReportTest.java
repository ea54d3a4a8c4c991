package cn.zhijia.events;

import static cn.zhijia.events.Gates.FORMER;
import static cn.zhijia.events.Gates.conflicts;
import static cn.zhijia.events.Gates.forged;
import static cn.zhijia.events.Gates.item;
import static cn.zhijia.events.Gates.open;
import static cn.zhijia.events.Gates.registration;
import static cn.zhijia.events.Gates.report;
import static cn.zhijia.events.Gates.scan;
import static cn.zhijia.events.Gates.seat;
import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.cancel;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.Stage.register;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Gates that had no connection and tell afterwards; and what an organizer does about it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckInReportTest {

    @Inject
    AgroalDataSource database;

    @Test
    void a_batch_is_answered_in_its_own_order_and_a_repeat_the_same() {
        var event = open(5);
        var an = seat("an", event);
        var now = Instant.now();
        var ids = IntStream.range(0, 5).mapToObj(i -> UUID.randomUUID()).toList();
        var batch = List.of(item(ids.get(0), "nonsense", now), item(ids.get(1), an, now.minusSeconds(10)),
                item(ids.get(2), seat("bo", event), now), item(ids.get(1), an, now.minusSeconds(10)),
                item(ids.get(2), an, now), item(ids.get(3), an, now.minusSeconds(20), "gate", "西门"),
                item(ids.get(4), forged(FORMER, registration("bo", event), event, 1), now.minusSeconds(1), "turnedAway", true));
        var told = report(event, "phone", batch).statusCode(200).body("items.verdict",
                is(List.of("INVALID_SIGNATURE", "DUPLICATE", "ADMITTED", "DUPLICATE", "ID_IN_USE", "ADMITTED", "ADMITTED")),
                "items.scanId", is(batch.stream().map(s -> s.get("scanId").toString()).toList()), "items[1].first.scanId",
                is(ids.get(3).toString()), "items[1].first.gate", is("西门")).extract().asString();
        assertEquals(told, report(event, "phone", batch).statusCode(200).extract().asString());
        organizer().get(EVENT + "/check-in/stats", event).then().body("attended", is(2), "verdicts.scans.sum()", is(5));
        conflicts(event).body("items.scan.scanId", is(List.of(ids.get(1).toString()))); // whom a gate turned away is none
    }

    @Test
    void a_batch_is_bounded_and_its_fields_are_pointed_at() {
        var event = open(1);
        report(event, "phone", List.of()).statusCode(400).body("errors[0].pointer", is("/scans"));
        report(event, "phone", IntStream.range(0, 501).mapToObj(i -> item(UUID.randomUUID(), "x", Instant.now())).toList())
                .statusCode(400).body("errors[0].pointer", is("/scans"));
        report(event, "phone", item(UUID.randomUUID(), "x", Instant.now()), item(UUID.randomUUID(), "", Instant.now()))
                .statusCode(400).body("errors[0].pointer", is("/scans/1/token"));
        report(event, "phone", item(UUID.randomUUID(), "x", Instant.now()),
                item(UUID.randomUUID(), "x", Instant.parse("2201-01-01T00:00:00Z"))).statusCode(400)
                .body("errors[0].pointer", is("/scans/1/scannedAt"));
        report(event, "phone", IntStream.range(0, 500).mapToObj(i -> item(UUID.randomUUID(), "x", Instant.now())).toList())
                .statusCode(200).body("items", hasSize(500));
    }

    @Test
    void the_earliest_entry_becomes_the_primary_one_and_the_others_are_conflicts_with_both_devices() {
        var event = open(5);
        var ticket = seat("an", event);
        var now = Instant.now();
        var early = UUID.randomUUID();
        String asked = scan(event, ticket).body("verdict", is("ADMITTED")).extract().path("scanId");
        report(event, "phone-2", item(early, ticket, now.minusSeconds(300), "gate", "西门")).body("items[0].verdict",
                is("ADMITTED"));
        assertEquals(List.of(early.toString()), primaries(event));
        conflicts(event).body("items", hasSize(1), "items[0].reasons", is(List.of("DUPLICATE")), "items[0].scan.scanId",
                is(asked), "items[0].scan.deviceId", is("gate-1"), "items[0].first.deviceId", is("phone-2"),
                "items[0].first.gate", is("西门"), "items[0].memberNo", is("T-an"));
    }

    @Test
    void whoever_was_let_in_with_a_cancelled_seat_stays_on_record() {
        var event = open(1);
        var ticket = seat("an", event);
        register("bo", event).statusCode(201);
        cancel("an", event).statusCode(200);
        var id = UUID.randomUUID();
        report(event, "phone", item(id, ticket, Instant.now()),
                item(UUID.randomUUID(), Gates.ticket("bo", event), Instant.now(), "turnedAway", true)).body("items.verdict",
                        is(List.of("CANCELLED", "ADMITTED")));
        assertEquals(List.of(id.toString()), primaries(event));
        conflicts(event).body("items.reasons", is(List.of(List.of("CANCELLED"))), "items[0].scan.scanId", is(id.toString()),
                "items[0].first", nullValue());
    }

    @Test
    void who_asks_is_not_overruled_by_a_clock_that_is_a_second_behind() {
        var event = open(5);
        var ticket = seat("an", event);
        String first = scan(event, ticket).body("verdict", is("ADMITTED")).extract().path("scanId");
        scan(event, ticket, "scannedAt", Instant.now().minusSeconds(60).toString()).body("verdict", is("DUPLICATE"));
        assertEquals(List.of(first), primaries(event));
        conflicts(event).body("items", empty());
    }

    @Test
    void a_clock_that_is_off_never_comes_first() {
        var event = open(5);
        var ticket = seat("an", event);
        var wrong = Instant.now().minusSeconds(4_000);
        var doubtful = UUID.randomUUID();
        report(event, "phone-1", wrong, List.of(item(doubtful, ticket, wrong))).body("items[0].clockOff", is(true),
                "items[0].verdict", is("ADMITTED"));
        assertEquals(List.of(doubtful.toString()), primaries(event));
        var trusted = UUID.randomUUID();
        report(event, "phone-2", item(trusted, ticket, Instant.now())).body("items[0].verdict", is("ADMITTED"));
        assertEquals(List.of(trusted.toString()), primaries(event));
        conflicts(event).body("items.reasons", is(List.of(List.of("DUPLICATE", "CLOCK_OFF"))), "items[0].first.scanId",
                is(trusted.toString()));
    }

    @Test
    void a_scan_outside_the_event_is_on_record_after_all_others() {
        var event = event(5);
        var early = UUID.randomUUID();
        report(event, "phone", item(early, seat("an", event), Instant.now())).body("items[0].verdict", is("NOT_YET"));
        assertEquals(List.of(early.toString()), primaries(event));
        conflicts(event).body("items.reasons", is(List.of(List.of("NOT_YET"))));
    }

    @Test
    void a_reversed_entry_counts_no_more_and_the_next_earliest_takes_its_place() {
        var event = open(5);
        var ticket = seat("an", event);
        var now = Instant.now();
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        report(event, "phone", item(ids.get(0), ticket, now.minusSeconds(30)), item(ids.get(1), ticket, now.minusSeconds(10)),
                item(ids.get(2), ticket, now.minusSeconds(20)));
        var told = reverse(event, ids.get(0), "扫错了").statusCode(201).body("reason", is("扫错了")).extract().asString();
        assertEquals(told, reverse(event, ids.get(0), "另一个理由").statusCode(200).extract().asString());
        assertEquals(List.of(ids.get(2).toString()), primaries(event));
        conflicts(event).body("items.scan.scanId", is(List.of(ids.get(1).toString())), "items[0].first.scanId",
                is(ids.get(2).toString()));
        reverse(event, ids.get(1), "x").statusCode(201);
        reverse(event, ids.get(2), "x").statusCode(201);
        assertEquals(List.of(), primaries(event));
        organizer().get(EVENT + "/check-in/stats", event).then().body("attended", is(0), "inside", is(0), "gates", empty(),
                "verdicts.scans.sum()", is(3));
        scan(event, ticket).body("verdict", is("ADMITTED"));
    }

    @Test
    void only_what_let_somebody_in_is_reversed_and_only_by_the_union() {
        var event = open(5);
        var ticket = seat("an", event);
        String in = scan(event, ticket).extract().path("scanId");
        String refused = scan(event, ticket).body("verdict", is("DUPLICATE")).extract().path("scanId");
        reverse(event, UUID.fromString(refused), "x").statusCode(409).body("code", is("nobody-let-in"));
        reverse(open(1), UUID.fromString(in), "x").statusCode(404);
        reverse(event, UUID.randomUUID(), "x").statusCode(404);
        reverse(event, UUID.fromString(in), " ").statusCode(400);
        organizer("airport").body(Map.of("reason", "x")).put(Gates.SCAN + "/reversal", event, in).then().statusCode(403);
    }

    private static ValidatableResponse reverse(UUID event, UUID scan, String reason) {
        return organizer().body(Map.of("reason", reason)).put(Gates.SCAN + "/reversal", event, scan).then();
    }

    @Test
    void conflicts_are_paged_without_gap_or_repeat() {
        var event = open(5);
        var ticket = seat("an", event);
        var at = Instant.now().minusSeconds(60);
        report(event, "phone", IntStream.range(0, 8).mapToObj(i -> item(UUID.randomUUID(), ticket, at.plusSeconds(i / 3)))
                .toList());
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = organizer().queryParams(cursor == null ? Map.of("limit", 2) : Map.of("limit", 2, "cursor", cursor))
                    .get(EVENT + "/check-in/conflicts", event).then().statusCode(200).extract();
            seen.addAll(page.path("items.scan.scanId"));
            cursor = page.path("next");
        } while (cursor != null);
        assertEquals(conflicts(event).extract().path("items.scan.scanId"), seen);
        assertEquals(7, seen.size());
    }

    @Test
    void a_cancellation_is_told_to_the_gates_exactly_once_even_if_it_commits_late() throws SQLException {
        var event = open(5);
        List.of("an", "bo", "cai").forEach(who -> seat(who, event));
        cancel("cai", event).statusCode(200);
        var ids = Map.of("an", registration("an", event), "bo", registration("bo", event), "cai", registration("cai", event));
        var since = new HashMap<String, String>();
        assertEquals(List.of(ids.get("cai")), revoked(event, since));
        assertEquals(List.of(), revoked(event, since));
        try (var slow = database.getConnection();
                var statement = slow.prepareStatement(
                        "update registration set state = 'CANCELLED', holds = false, ended_by = 'MEMBER' where id = cast(? as uuid)")) {
            slow.setAutoCommit(false);
            statement.setString(1, ids.get("an"));
            statement.executeUpdate();
            cancel("bo", event).statusCode(200);
            assertEquals(List.of(), revoked(event, since)); // it comes after one that is still open
            slow.commit();
        }
        assertEquals(List.of(ids.get("an"), ids.get("bo")), revoked(event, since));
        assertEquals(List.of(), revoked(event, since));
        organizer().queryParam("since", "x").get(EVENT + "/check-in/revocations", event).then().statusCode(400).body("code",
                is("bad-cursor"));
    }

    private static List<String> revoked(UUID event, Map<String, String> since) {
        var answer = organizer().queryParams(since).get(EVENT + "/check-in/revocations", event).then().statusCode(200)
                .extract();
        since.put("since", answer.path("since"));
        return answer.path("items.registration");
    }

    @Test
    void a_cancelled_event_voids_every_ticket() {
        var event = open(5);
        List.of("an", "bo").forEach(who -> seat(who, event));
        organizer().body(Map.of("reason", "暴雨")).put(EVENT + "/cancellation", event).then().statusCode(200);
        assertEquals(2, revoked(event, new HashMap<>()).size());
    }

    @Test
    void what_was_scanned_is_never_changed() throws SQLException {
        var event = open(5);
        String id = scan(event, seat("an", event)).extract().path("scanId");
        reverse(event, UUID.fromString(id), "x").statusCode(201);
        cancel("an", event).statusCode(200);
        for (String table : List.of("scan", "scan_reversal", "ticket_revocation")) {
            for (String change : List.of("delete from " + table, "truncate " + table + " cascade",
                    "update %1$s set %2$s = %2$s".formatted(table, table.equals("ticket_revocation") ? "cause"
                            : table.equals("scan") ? "gate" : "reason"))) {
                try (var connection = database.getConnection(); var statement = connection.createStatement()) {
                    var refused = assertThrows(SQLException.class, () -> statement.execute(change), change);
                    assertTrue(refused.getMessage().contains("append-only"), change + " " + refused.getMessage());
                }
            }
        }
    }

    private List<String> primaries(UUID event) {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select scan_id from attendance where event_id = ? order by registration_id, day")) {
            statement.setObject(1, event);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}
