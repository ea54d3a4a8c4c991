package cn.zhijia.gateway.bench;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.kit.testing.Tokens;

/**
 * Durable visits per second, each its own request at one events-service, against the same insert without HTTP: in batches,
 * which
 * is the limit of the database, and row by row, which is what a service without group commit could do at most.
 */
final class VisitRush {

    private static final int PHONES = 256;
    private static final int SECONDS = 10;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 3;

    private VisitRush() {
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        measure(suite.service("events"), suite.jdbcUrl("events"), load, report);
    }

    static void measure(URI service, String jdbcUrl, LoadProcess load, Report report) throws Exception {
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            throughHttp(service, jdbcUrl, load);
        }
        RawVisits.batched(jdbcUrl, SECONDS);
        var ours = new ArrayList<JsonNode>();
        var batched = new ArrayList<Double>();
        var single = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(throughHttp(service, jdbcUrl, load));
            batched.add(RawVisits.batched(jdbcUrl, SECONDS));
            single.add(RawVisits.single(jdbcUrl, SECONDS, true));
            bare.add(RawVisits.single(jdbcUrl, SECONDS, false));
        }
        double rate = Figures.median(ours.stream().map(result -> result.path("perSecond").asDouble()).toList());
        var detail = String.format(Locale.ROOT,
                "PUT visit at one events-service, %d connections, p99 %.0f ms, median of %d rounds of %d s in turns; peer: ",
                PHONES,
                Figures.median(ours.stream().map(result -> result.path("p99ms").asDouble()).toList()), ROUNDS, SECONDS);
        report.row("visits: of raw batches", rate, Figures.median(batched), "1/s", detail
                + "the same insert in batches of %d on %d connections; goal 0.3".formatted(RawVisits.BATCH, RawVisits.WRITERS));
        report.row("visits: of one row a commit", rate, Figures.median(single), "1/s",
                detail + "the same insert and its total row by row on %d connections; goal 5".formatted(RawVisits.POOL));
        report.row("visits: of one uncounted row a commit", rate, Figures.median(bare), "1/s",
                detail + "the same, without a total that equals the rows");
    }

    /** Every visit that was answered is in the rows and in the totals, no more and no less. */
    private static JsonNode throughHttp(URI service, String jdbcUrl, LoadProcess load) throws Exception {
        var stream = UUID.randomUUID();
        var path = "/v1/livestreams/" + stream;
        var token = Tokens.organizer("visit-rush", "shunyi").sign();
        load.run(service, List.of("PUT\t" + path + "\t" + token
                + "\t{\"union\":\"shunyi\",\"title\":\"女职工普法直播\",\"startsAt\":\"2026-12-05T06:00:00Z\",\"guests\":true}",
                "PUT\t" + path + "/opening\t" + token + "\t-"), 1, 0);
        var result = load.run(service, List.of("PUT\t" + path + "/visits/{uuid}\t-\t{\"device\":\"{uuid}\"}"), PHONES, SECONDS);
        long answered = result.path("statuses").path("201").asLong();
        long rows = number(jdbcUrl, "select count(*) from live_visit where stream_id = ?", stream);
        long total = number(jdbcUrl, "select sum(visits) from live_total where stream_id = ?", stream);
        if (answered != rows || answered != total || result.path("requests").asLong() != answered) {
            throw new IllegalStateException(rows + " rows, " + total + " counted: " + result);
        }
        return result;
    }

    private static long number(String jdbcUrl, String sql, UUID stream) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl); var select = connection.prepareStatement(sql)) {
            select.setObject(1, stream);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
