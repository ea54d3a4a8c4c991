package cn.zhijia.education;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The rules once more, simply and one person at a time: replays a term's event log in commit order and says where what happened
 * is not what the rules say. For terms whose quotas did not change meanwhile.
 */
final class Replay {

    private record Waiting(UUID application, List<UUID> choices) {
    }

    private record Promotion(UUID application, UUID offering) {
    }

    private final Map<UUID, Map<UUID, Integer>> pools;
    private final Map<UUID, Integer> taken = new HashMap<>();
    private final Map<UUID, UUID> seats = new HashMap<>();
    private final TreeMap<Integer, Waiting> line = new TreeMap<>();
    private final Deque<Promotion> due = new ArrayDeque<>();

    private Replay(Map<UUID, Map<UUID, Integer>> pools) {
        this.pools = pools;
    }

    static void check(List<Change> changes, Map<UUID, Map<UUID, Integer>> pools) {
        var replay = new Replay(pools);
        changes.forEach(replay::happens);
        assertTrue(replay.due.isEmpty(), "a freed seat was not handed on");
    }

    private void happens(Change change) {
        switch (change.from() + " " + change.to()) {
            case "DRAFT SUBMITTED" -> {
                assertTrue(due.isEmpty(), "a newcomer came before those who waited");
                assertEquals(change.choices().stream().filter(this::fits).findFirst().orElse(null), change.seat(),
                        "first choice with room");
                sit(change.application(), change.seat());
            }
            case "DRAFT WAITLISTED" -> {
                assertTrue(change.choices().stream().noneMatch(this::fits), "waits beside a seat");
                line.put(change.ticket(), new Waiting(change.application(), change.choices()));
            }
            case "WAITLISTED SUBMITTED" ->
                assertEquals(due.poll(), new Promotion(change.application(), change.seat()), "promotion by ticket");
            case "SUBMITTED WITHDRAWN" -> {
                var left = seats.remove(change.application());
                assertNotNull(left, "released once");
                pools.get(left).keySet().forEach(pool -> taken.merge(pool, -1, Integer::sum));
                promote();
            }
            case "WAITLISTED WITHDRAWN" -> assertNotNull(line.remove(change.ticket()), "left once");
            case "DRAFT WITHDRAWN" -> assertEquals(null, seats.get(change.application()));
            default -> throw new AssertionError(change.toString());
        }
    }

    private void promote() {
        for (var entry : List.copyOf(line.entrySet())) {
            var next = entry.getValue();
            next.choices.stream().filter(this::fits).findFirst().ifPresent(offering -> {
                line.remove(entry.getKey());
                sit(next.application, offering);
                due.add(new Promotion(next.application, offering));
            });
        }
    }

    private boolean fits(UUID offering) {
        return pools.get(offering).entrySet().stream().allMatch(pool -> taken.getOrDefault(pool.getKey(), 0) < pool.getValue());
    }

    private void sit(UUID application, UUID offering) {
        seats.put(application, offering);
        pools.get(offering).keySet().forEach(pool -> taken.merge(pool, 1, Integer::sum));
    }
}
