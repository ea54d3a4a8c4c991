package cn.zhijia.gateway.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.kit.testing.Tokens;

/**
 * Duty officers who open the notes of one member after the other: each call appends a row to the member's chain, whose reason
 * is
 * sealed with the member's key. Against the same row inserted as raw SQL, where nothing is sealed, asked, told or answered.
 */
final class AuditAppends {

    private static final int MEMBERS = 500;
    private static final int APPENDS = (int) (20_000 * Double.parseDouble(System.getProperty("scale", "1")));
    private static final int WRITERS = 16;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 3;
    private static final String REASON = "来电求助后失联，需要了解上次约定的安全计划。";
    private static final String PEOPLE = "insert into person (id, member_no, name) select gen_random_uuid(), 'B-audit-' || n, 'bench' from generate_series(1, ?) n";
    private static final String ROW = """
            insert into audit (stream, id, at_micros, actor, self, roles, act, thing, reason, trace)
            values (?, gen_random_uuid(), (extract(epoch from zhijia_now()) * 1000000)::bigint, ?, false, 'duty-officer',
                'BREAK_GLASS_OPENED', gen_random_uuid(), ?, '0123456789abcdef')""";
    private static final String SEALED = "select count(*) from audit where act = 'BREAK_GLASS_OPENED' and octet_length(reason) > octet_length(convert_to(?, 'UTF8')) and position(convert_to(?, 'UTF8') in reason) = 0";

    private AuditAppends() {
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        String database = suite.jdbcUrl("counselling");
        try (var connection = DriverManager.getConnection(database); var people = connection.prepareStatement(PEOPLE)) {
            people.setInt(1, MEMBERS);
            people.executeUpdate();
        }
        for (int i = 0; i < WARM_UPS; i++) {
            sealed(suite, load);
        }
        raw(database);
        var rates = new ArrayList<Double>();
        var slowest = new ArrayList<Double>();
        var plain = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            var result = sealed(suite, load);
            rates.add(result.path("perSecond").asDouble());
            slowest.add(result.path("p99ms").asDouble());
            plain.add(raw(database));
        }
        long rows = verified(new Door(suite.gateway()));
        report.row("audit: sealed appends", Figures.median(rates), Figures.median(plain), "1/s",
                "PUT break-glass through the gateway, %d writers, %d chains, p99 %.0f ms, median of %d rounds in turns; all %d rows verified; peer: the row alone as raw SQL, %d connections, same server"
                        .formatted(WRITERS, MEMBERS, Figures.median(slowest), ROUNDS, rows, WRITERS));
    }

    /** Every answer has left one sealed row. */
    private static JsonNode sealed(LocalSuite suite, LoadProcess load) throws Exception {
        String database = suite.jdbcUrl("counselling");
        var officers = new ArrayList<String>();
        for (int i = 0; i < WRITERS; i++) {
            officers.add(Tokens.person("bench-officer" + i, "duty-officer").sign());
        }
        var plan = new ArrayList<String>();
        for (int i = 0; i < APPENDS; i++) {
            plan.add("PUT\t/v1/audit/break-glass/{uuid}\t" + officers.get(i % WRITERS) + "\t{\"memberNo\":\"B-audit-"
                    + (1 + i % MEMBERS) + "\",\"reason\":\"" + REASON + "\"}");
        }
        long before = Figures.count(database, SEALED, REASON, REASON);
        var result = load.run(suite.gateway(), plan, WRITERS, 0);
        Figures.requireAll(result, 201, APPENDS);
        long rows = Figures.count(database, SEALED, REASON, REASON) - before;
        if (rows != APPENDS) {
            throw new IllegalStateException(rows + " sealed rows: " + result);
        }
        return result;
    }

    private static double raw(String database) throws Exception {
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(WRITERS);
        var streams = new ArrayList<UUID>();
        for (int i = 0; i < MEMBERS; i++) {
            streams.add(UUID.randomUUID());
        }
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                work.add(() -> append(database, streams, next));
            }
            long start = System.nanoTime();
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
            return APPENDS / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private static Void append(String database, List<UUID> streams, AtomicInteger next) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database); var row = connection.prepareStatement(ROW)) {
            var actor = UUID.randomUUID();
            var reason = new byte[100];
            for (int i = next.getAndIncrement(); i < APPENDS; i = next.getAndIncrement()) {
                RawSlots.set(row, streams.get(i % streams.size()), actor, reason).executeUpdate();
            }
        }
        return null;
    }

    /** Follows every chain to its end; the number of rows. */
    private static long verified(Door door) {
        long rows = 0;
        String cursor = "";
        do {
            var step = door.get("admin1", "/v1/audit/verification" + cursor);
            if (step.has("badRow")) {
                throw new IllegalStateException("not as it was written: " + step);
            }
            rows += step.path("rows").asLong();
            cursor = step.has("next") ? "?cursor=" + step.path("next").asText() : null;
        } while (cursor != null);
        return rows;
    }
}
