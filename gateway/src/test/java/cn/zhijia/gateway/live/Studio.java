package cn.zhijia.gateway.live;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.rush.Crowd;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.kit.testing.Tokens;

/** A broadcast of the union {@code shunyi}, open to guests: its organizer's side, and what is in its rows. */
public final class Studio {

    private static final int PATIENCE = 300;
    private static final int AT_ONCE = 5_000;
    /** Offset 0 has the database look up each by its key, whatever it thinks of a table that has just been filled. */
    private static final String KEPT = """
            select count(*) from unnest(?, ?, ?) as plan(id, device, likes)
            cross join lateral (select stream_id, device, likes, live_likes from live_visit where id = plan.id offset 0) v
            where v.stream_id = ? and v.device = plan.device and v.likes = plan.likes and v.live_likes = plan.likes""";

    private final LocalSuite suite;
    private final Crowd crowd;
    private final String organizer = Tokens.organizer("studio", "shunyi").sign();
    private final UUID id = UUID.randomUUID();

    /** What counters and rows must agree on. */
    public record Totals(long visits, long likes) {
    }

    private Studio(LocalSuite suite) {
        this.suite = suite;
        crowd = Crowd.throughOutages(suite.gateway());
    }

    public static Studio live(LocalSuite suite) {
        var studio = new Studio(suite);
        studio.order("", Map.of("union", "shunyi", "title", "“情系女职工 法你在身边”普法直播", "startsAt",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), "guests", true));
        studio.order("/opening", null);
        return studio;
    }

    public void end() {
        order("/ending", null);
    }

    /** What its organizer says must succeed. */
    JsonNode order(String what, Object body) {
        return crowd.prepare(organizer, path() + what, body);
    }

    UUID id() {
        return id;
    }

    String path() {
        return "/v1/livestreams/" + id;
    }

    /** Through the gateway. */
    public URI address() {
        return suite.gateway().resolve(path());
    }

    /** @param query such as {@code ?exact=true} */
    public Totals counters(String query) {
        var answer = crowd.get(null, path() + "/counters" + query);
        if (answer.status() != 200) {
            throw new IllegalStateException("the counters answered " + answer);
        }
        return new Totals(answer.body().path("visits").asLong(), answer.body().path("likes").asLong());
    }

    /** The cheap counters, which may be a second old: as soon as they say this, or what they say in the end. */
    public Totals settled(Totals expected) throws InterruptedException {
        var said = counters("");
        for (int i = 0; i < PATIENCE && !said.equals(expected); i++) {
            Thread.sleep(100);
            said = counters("");
        }
        return said;
    }

    public Totals rows() throws SQLException {
        try (var database = DriverManager.getConnection(suite.jdbcUrl("events"));
                var sums = database.prepareStatement(
                        "select count(*), coalesce(sum(live_likes), 0) from live_visit where stream_id = ? and not replay")) {
            sums.setObject(1, id);
            try (var row = sums.executeQuery()) {
                row.next();
                return new Totals(row.getLong(1), row.getLong(2));
            }
        }
    }

    /**
     * A few thousand at a time, each by its key: a million and a half take less than a minute.
     *
     * @return how many of the plan's visits lie there with just the likes they gave
     */
    public int kept(Plan plan) throws SQLException {
        int kept = 0;
        try (var database = DriverManager.getConnection(suite.jdbcUrl("events"));
                var visits = database.prepareStatement(KEPT)) {
            for (int from = 0; from < plan.visits(); from += AT_ONCE) {
                var some = IntStream.range(from, Math.min(plan.visits(), from + AT_ONCE));
                kept += kept(visits, plan, some.boxed().toList());
            }
        }
        return kept;
    }

    private int kept(PreparedStatement visits, Plan plan, List<Integer> some) throws SQLException {
        var database = visits.getConnection();
        visits.setArray(1, database.createArrayOf("uuid", some.stream().map(plan::visit).toArray()));
        visits.setArray(2, database.createArrayOf("uuid", some.stream().map(plan::device).toArray()));
        visits.setArray(3, database.createArrayOf("int4", some.stream().map(plan::likes).toArray()));
        visits.setObject(4, id);
        try (var row = visits.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
