package cn.zhijia.gateway.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.suite.LocalSuite;

/**
 * The reveal of an evening of two thousand people, ONE_TO_ONE: from the organizer's request to its answer, with reading the
 * choices, the matching, and writing the pairs. All choices are returned, so no couple can be left out beforehand.
 */
final class Reveal {

    private static final int PEOPLE = 2_000;
    /** Two rings by chance, in which everybody chooses both neighbours. */
    private static final int RINGS = 2;
    private static final int ROUNDS = 5;
    private static final double GOAL_SECONDS = 2;
    private static final String COME = """
            with people as (
                insert into person (id, sub, member_no, name, union_id)
                select id, id, 'S-' || left(id::text, 30), 'bench', 'airport'
                from (select gen_random_uuid() as id from generate_series(1, ?)) made returning id),
            seats as (
                insert into registration (id, event_id, quota_ids, holds, person_id, attempt, state, joined_at, agreed_revision,
                    asked_revision)
                select gen_random_uuid(), q.event_id, array[q.id], true, p.id, gen_random_uuid(), 'CONFIRMED', now(), 1, 1
                from people p, quota q where q.event_id = ? returning id, event_id, person_id),
            come as (
                insert into attendance (registration_id, day, event_id, person_id)
                select id, current_date, event_id, person_id from seats)
            insert into participant (id, social_id, person_id, number, nickname, joined_at)
            select gen_random_uuid(), ?, person_id, row_number() over (), '春', now() from seats returning id""";
    private static final String CHOOSE = """
            insert into choice (social_id, chooser_id, rank, chosen_id)
            select ?, chooser, rank, chosen from unnest(?, ?, ?) as k(chooser, rank, chosen)""";

    private final Door door;
    private final String jdbcUrl;

    private Reveal(LocalSuite suite) {
        door = new Door(suite.gateway());
        jdbcUrl = suite.jdbcUrl("events");
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        var evenings = new Reveal(suite);
        var seconds = new ArrayList<Double>();
        int pairs = PEOPLE;
        for (int round = 0; round < ROUNDS; round++) {
            var social = evenings.sealed(round);
            long start = System.nanoTime();
            evenings.door.put("organizer-airport", social + "/reveal", null);
            seconds.add((System.nanoTime() - start) / 1e9);
            pairs = Math.min(pairs, evenings.pairs(social));
        }
        if (pairs < PEOPLE / 2 - 20) {
            throw new IllegalStateException("only " + pairs + " pairs");
        }
        report.row("reveal: the slowest", Collections.max(seconds), GOAL_SECONDS, "s", String.format(Locale.ROOT,
                "%,d people, ONE_TO_ONE, at least %,d pairs; %d evenings, the first by a cold JVM in %.2f s, the fastest in %.2f s; peer: the goal",
                PEOPLE, pairs, ROUNDS, seconds.get(0), Collections.min(seconds)));
    }

    private String sealed(int seed) throws SQLException {
        var event = UUID.randomUUID();
        var social = UUID.randomUUID();
        Instant start = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        door.put("organizer-airport", "/v1/events/" + event, Map.of("union", "airport", "title", "春日绮遇·心动同行", "kind", "SOCIAL",
                "startsAt", start, "endsAt", start.plus(4, ChronoUnit.HOURS), "audience", Map.of("rule", "EVERYBODY")));
        door.put("organizer-airport", "/v1/events/" + event + "/quotas/" + UUID.randomUUID(), Map.of());
        door.put("organizer-airport", "/v1/events/" + event + "/publication", null);
        String path = "/v1/socials/" + social;
        door.put("organizer-airport", path,
                Map.of("union", "airport", "event", event, "title", "春日绮遇·心动同行", "policy", "ONE_TO_ONE",
                        "maxChoices", 5, "keepDays", 30, "coinCap", 100));
        try (var database = DriverManager.getConnection(jdbcUrl);
                var come = database.prepareStatement(COME);
                var choose = database.prepareStatement(CHOOSE)) {
            come.setInt(1, PEOPLE);
            come.setObject(2, event);
            come.setObject(3, social);
            var people = new ArrayList<UUID>();
            try (var rows = come.executeQuery()) {
                while (rows.next()) {
                    people.add(rows.getObject(1, UUID.class));
                }
            }
            door.put("organizer-airport", path + "/mingling", null);
            door.put("organizer-airport", path + "/choosing", null);
            var choices = choices(people, new Random(seed));
            choose.setObject(1, social);
            choose.setArray(2, database.createArrayOf("uuid", choices.stream().map(Choice::chooser).toArray()));
            choose.setArray(3, database.createArrayOf("int4", choices.stream().map(Choice::rank).toArray()));
            choose.setArray(4, database.createArrayOf("uuid", choices.stream().map(Choice::chosen).toArray()));
            choose.executeUpdate();
        }
        door.put("organizer-airport", path + "/seal", null);
        return path;
    }

    private record Choice(UUID chooser, int rank, UUID chosen) {
    }

    private static List<Choice> choices(List<UUID> people, Random random) {
        var choices = new ArrayList<Choice>();
        var known = new HashSet<List<UUID>>();
        var ranks = new HashMap<UUID, Integer>();
        for (int ring = 0; ring < RINGS; ring++) {
            var order = new ArrayList<>(people);
            Collections.shuffle(order, random);
            for (int i = 0; i < order.size(); i++) {
                var one = order.get(i);
                var next = order.get((i + 1) % order.size());
                for (var two : List.of(List.of(one, next), List.of(next, one))) {
                    if (known.add(two)) {
                        choices.add(new Choice(two.get(0), ranks.merge(two.get(0), 1, Integer::sum), two.get(1)));
                    }
                }
            }
        }
        return choices;
    }

    private int pairs(String social) {
        return door.get("organizer-airport", social + "/numbers").path("pairs").asInt();
    }
}
