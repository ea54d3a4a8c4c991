package cn.zhijia.events;

import static cn.zhijia.events.Gates.item;
import static cn.zhijia.events.Gates.open;
import static cn.zhijia.events.Gates.registration;
import static cn.zhijia.events.Gates.report;
import static cn.zhijia.events.Gates.seat;
import static cn.zhijia.events.Stage.organizer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.zhijia.kit.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Whatever the order in which devices come back into the net, the same people were there by the same scans. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckInOrderTest {

    private static final List<String> PEOPLE = List.of("an", "bo", "cai", "dan");
    private static final int DEVICES = 3;
    private static final int SCANS = 24;

    @Inject
    AgroalDataSource database;

    /** One scan of the story, whatever the event it is played in. */
    private record Line(int number, int person, int device, int second, boolean exit, boolean turnedAway, boolean reversed) {
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void batches_in_any_order_end_in_the_same_state(long seed) throws SQLException {
        var random = new Random(seed);
        var story = IntStream.range(0, SCANS).mapToObj(i -> new Line(i, random.nextInt(PEOPLE.size()), random.nextInt(DEVICES),
                random.nextInt(12), random.nextInt(4) == 0, random.nextInt(8) == 0, random.nextInt(6) == 0)).toList();
        var first = played(story, story, SCANS);
        assertFalse(first.isEmpty());
        var backwards = new ArrayList<>(story);
        Collections.reverse(backwards);
        assertEquals(first, played(story, backwards, 12));
        var mixed = new ArrayList<>(story);
        Collections.shuffle(mixed, random);
        assertEquals(first, played(story, mixed, 5));
        assertEquals(first, played(story, mixed, 2));
    }

    /** Plays the story in an event of its own, in batches of about that size, and tells the state in numbers of the story. */
    private List<String> played(List<Line> story, List<Line> order, int size) throws SQLException {
        var event = open(PEOPLE.size());
        var tickets = PEOPLE.stream().map(who -> seat(who, event)).toList();
        var people = PEOPLE.stream().collect(Collectors.toMap(who -> registration(who, event), who -> who));
        long play = UUID.randomUUID().getMostSignificantBits();
        var start = Instant.now().minusSeconds(120);
        for (int from = 0; from < order.size(); from += size) {
            var batch = order.subList(from, Math.min(order.size(), from + size));
            for (int device = 0; device < DEVICES; device++) {
                int by = device; // the third has a clock that is off
                var sent = batch.stream().filter(l -> l.device == by).map(l -> scanned(play, l, tickets, start)).toList();
                if (!sent.isEmpty()) {
                    report(event, "device-" + by, Instant.now().minusSeconds(by == 2 ? 1_000 : 0), sent).statusCode(200);
                }
            }
            batch.stream().filter(l -> l.reversed && !l.turnedAway).forEach(l -> organizer().body(Map.of("reason", "误扫"))
                    .put(Gates.SCAN + "/reversal", event, new UUID(play, l.number)).then().statusCode(201));
        }
        var state = attendance(event, people);
        Gates.conflicts(event).extract().<List<Map<String, Map<String, Object>>>> path("items").forEach(c -> state.add(
                number(c.get("scan")) + " " + c.get("reasons") + " " + (c.containsKey("first") ? number(c.get("first")) : "")));
        assertEquals(story.size(), order.size());
        return state;
    }

    private static Map<String, Object> scanned(long play, Line l, List<String> tickets, Instant start) {
        return item(new UUID(play, l.number), tickets.get(l.person), start.plusSeconds(l.second - (l.device == 2 ? 1_000 : 0)),
                "direction", l.exit ? "EXIT" : "ENTRY", "turnedAway", l.turnedAway);
    }

    private List<String> attendance(UUID event, Map<String, String> people) throws SQLException {
        var state = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection
                        .prepareStatement("select registration_id, scan_id, event_id = ? from attendance where event_id = ?")) {
            statement.setObject(1, event);
            statement.setObject(2, event);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    state.add(people.get(rows.getString(1)) + " by "
                            + UUID.fromString(rows.getString(2)).getLeastSignificantBits());
                }
            }
        }
        Collections.sort(state);
        return state;
    }

    private static String number(Map<String, Object> scan) {
        return String.valueOf(UUID.fromString((String) scan.get("scanId")).getLeastSignificantBits());
    }
}
