package cn.zhijia.gateway.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.kit.testing.Tokens;

/**
 * Ten thousand people for a hundred seats, through HTTP and the gateway, against the statements of the same rule run straight
 * on the
 * same server from the same number of connections as the service has.
 */
final class RegistrationRush {

    private static final int PEOPLE = 10_000;
    private static final int SEATS = 100;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 3;
    private static final int PHONES = 64;
    private static final double GOAL_MS = 250;

    private RegistrationRush() {
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        var door = new Door(suite.gateway());
        for (int warmUp = 1; warmUp <= WARM_UPS; warmUp++) {
            throughHttp(suite, load, door, -warmUp);
            RawRush.run(suite.jdbcUrl("events"), event(door), PEOPLE);
        }
        var rates = new ArrayList<Double>();
        var raw = new ArrayList<Double>();
        var slowest = new ArrayList<Double>();
        for (int round = 1; round <= ROUNDS; round++) {
            var result = throughHttp(suite, load, door, round);
            rates.add(result.path("perSecond").asDouble());
            slowest.add(result.path("p99ms").asDouble());
            raw.add(RawRush.run(suite.jdbcUrl("events"), event(door), PEOPLE));
        }
        report.row("registration rush", Figures.median(rates), Figures.median(raw), "1/s",
                PEOPLE + " people, " + SEATS + " seats, " + PHONES + " phones, median of " + ROUNDS
                        + " rounds in turns; peer: the same statements as raw SQL, "
                        + RawRush.CONNECTIONS + " connections, same server");
        report.row("registration rush: p99", Figures.median(slowest), GOAL_MS, "ms", PHONES + " phones; peer: the goal");
    }

    private static JsonNode throughHttp(LocalSuite suite, LoadProcess load, Door door, int round) throws Exception {
        String event = "/v1/events/" + event(door);
        var plan = new ArrayList<String>();
        for (int i = 0; i < PEOPLE; i++) {
            String token = Tokens.member("rusher" + round + "-" + i, "airport").sign();
            plan.add("PUT\t" + event + "/registration\t" + token + "\t{\"attempt\":\"" + UUID.randomUUID() + "\"}");
        }
        var result = load.run(suite.gateway(), plan, PHONES, 0);
        int made = result.path("statuses").path("201").asInt();
        if (made != PEOPLE) {
            throw new IllegalStateException("not everybody was taken in: " + result);
        }
        return result;
    }

    private static UUID event(Door door) {
        var id = UUID.randomUUID();
        String path = "/v1/events/" + id;
        Instant start = Instant.now().plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        door.put("organizer-airport", path,
                java.util.Map.of("union", "airport", "title", "乐动多巴安，趣味保安康", "kind", "GAMES", "startsAt", start, "endsAt",
                        start.plus(3, ChronoUnit.HOURS), "audience", java.util.Map.of("rule", "EVERYBODY")));
        door.put("organizer-airport", path + "/quotas/" + UUID.randomUUID(), java.util.Map.of("size", SEATS));
        door.put("organizer-airport", path + "/publication", null);
        return id;
    }
}
