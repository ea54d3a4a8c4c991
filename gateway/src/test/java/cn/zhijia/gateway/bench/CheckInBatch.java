package cn.zhijia.gateway.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.suite.LocalSuite;

/**
 * Twenty thousand people at the gates of one event, told afterwards in batches of 500 through HTTP and the gateway. Each ticket
 * is
 * new to the service, so each signature is verified.
 */
final class CheckInBatch {

    private static final int SCANS = 20_000;
    private static final int BATCH = 500;
    private static final int DEVICES = 4;
    private static final int ROUNDS = 3;
    /** In less than ten seconds. */
    private static final double GOAL = SCANS / 10.0;
    /** The local suite's published key. */
    private static final String KEY = "MC4CAQAwBQYDK2VwBCIEIO7Afn1pUpOKeSiTPw/Z0N5TlYx+MJDnIO2CZ/1xxflh";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String PEOPLE = """
            with people as (
                insert into person (id, sub, member_no, name, union_id)
                select id, id, 'C-' || left(id::text, 30), 'bench', 'airport'
                from (select gen_random_uuid() as id from generate_series(1, ?)) made returning id)
            insert into registration (id, event_id, quota_ids, holds, person_id, attempt, state, joined_at, agreed_revision, asked_revision)
            select gen_random_uuid(), q.event_id, array[q.id], true, p.id, gen_random_uuid(), 'CONFIRMED', now(), 1, 1
            from people p, quota q where q.event_id = ? returning id""";

    private CheckInBatch() {
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        var door = new Door(suite.gateway());
        seconds(suite, load, door, SCANS / 4); // warm-up
        var taken = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            taken.add(seconds(suite, load, door, SCANS));
        }
        double median = taken.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
        report.row("check-in batch", SCANS / median, GOAL, "scans/s",
                "%,d scans of as many tickets in %.1f s, batches of %d, %d devices, median of %d rounds; peer: the goal of 10 s"
                        .formatted(SCANS, median, BATCH, DEVICES, ROUNDS));
    }

    private static double seconds(LocalSuite suite, LoadProcess load, Door door, int scans) throws Exception {
        var event = event(door);
        var tickets = registrations(suite.jdbcUrl("events"), event, scans).parallelStream().map(r -> ticket(r, event)).toList();
        var plan = new ArrayList<String>();
        for (int from = 0; from < scans; from += BATCH) {
            plan.add("POST\t/v1/events/" + event + "/check-ins\t" + door.token("organizer-airport") + "\t"
                    + body(tickets.subList(from, from + BATCH)));
        }
        var result = load.run(suite.gateway(), plan, DEVICES, 0);
        int present = door.get("organizer-airport", "/v1/events/" + event + "/check-in/stats").path("attended").asInt();
        if (present != scans) {
            throw new IllegalStateException("only " + present + " were let in: " + result);
        }
        return result.path("seconds").asDouble();
    }

    private static String body(List<String> tickets) {
        var now = Instant.now();
        var scans = tickets.stream().map(
                ticket -> "{\"scanId\":\"%s\",\"token\":\"%s\",\"gate\":\"东门\",\"scannedAt\":\"%s\",\"direction\":\"ENTRY\"}"
                        .formatted(UUID.randomUUID(), ticket, now))
                .toList();
        return "{\"deviceId\":\"bench\",\"deviceTime\":\"" + now + "\",\"scans\":[" + String.join(",", scans) + "]}";
    }

    private static UUID event(Door door) {
        var id = UUID.randomUUID();
        String path = "/v1/events/" + id;
        Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        door.put("organizer-airport", path,
                Map.of("union", "airport", "title", "礼赞劳动美 遇见更好的自己", "kind", "FESTIVAL", "startsAt", start, "endsAt",
                        start.plus(3, ChronoUnit.HOURS), "audience", Map.of("rule", "EVERYBODY")));
        door.put("organizer-airport", path + "/quotas/" + UUID.randomUUID(), Map.of());
        door.put("organizer-airport", path + "/publication", null);
        return id;
    }

    /** Straight into the tables: how people register is measured elsewhere. */
    private static List<UUID> registrations(String jdbcUrl, UUID event, int people) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl); var insert = connection.prepareStatement(PEOPLE)) {
            insert.setInt(1, people);
            insert.setObject(2, event);
            var made = new ArrayList<UUID>();
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    made.add(rows.getObject(1, UUID.class));
                }
            }
            return made;
        }
    }

    private static String ticket(UUID registration, UUID event) {
        String text = coded("{\"alg\":\"EdDSA\",\"kid\":\"development-2\"}") + "."
                + coded("{\"registration\":\"%s\",\"event\":\"%s\",\"version\":1,\"nbf\":1,\"exp\":2}".formatted(registration,
                        event));
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(KEY)));
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
