package cn.zhijia.gateway.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.suite.LocalSuite;

/**
 * The event list over a hundred thousand events of ten years, each filter by itself and then all together, as guests read it
 * through the gateway. Runs last: its events stay.
 */
final class EventListing {

    private static final int EVENTS = 100_000;
    private static final int PHONES = 16;
    private static final int SECONDS = 5;
    private static final int WARM_UPS = 20;
    private static final double GOAL_MS = 30;
    private static final String LOAD = """
            insert into event (id, version, union_id, title, kind, description, starts_at, ends_at, zone, audience_rule, tags,
                needs_approval, state, revision)
            select gen_random_uuid(), 0, 'listed' || n % 100,
                (array['职工生日会', '心悦读书会', '趣味运动会', '劳模课堂进车厢', '亲子教育沙龙', '普法直播'])[1 + n % 6]
                    || case when n % 2000 = 0 then ' 巴林特' else '' end || ' 第' || n || '期',
                (array['BIRTHDAY', 'READING_CLUB', 'GAMES', 'CLASS_ON_BOARD', 'SALON', 'LIVESTREAM'])[1 + n % 6],
                '在心灵驿站举办，由第' || n % 97 || '分会承办，欢迎职工报名参加。',
                date_trunc('minute', now()) + (n - :events * 9 / 10) * interval '50 minutes',
                date_trunc('minute', now()) + (n - :events * 9 / 10) * interval '50 minutes' + (1 + n % 8) * interval '1 hour',
                'Asia/Shanghai', 'EVERYBODY', array['第' || n % 300 || '站', (array['健康', '学习', '文体'])[1 + n % 3]], false,
                case when n % 50 = 0 then 'DRAFT' else 'PUBLISHED' end, 1
            from generate_series(1, :events) n
            """;
    private static final String QUOTAS = "insert into quota (id, version, event_id, size, open) select gen_random_uuid(), 0, id, 20, state = 'PUBLISHED' from event where union_id like 'listed%'";

    private EventListing() {
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        fill(suite.jdbcUrl("events"));
        warmUp(suite, load);
        for (var filter : filters().entrySet()) {
            var result = load.run(suite.gateway(), filter.getValue(), PHONES, SECONDS);
            if (result.path("statuses").size() != 1 || !result.path("statuses").has("200")) {
                throw new IllegalStateException("not every list was answered with 200: " + result);
            }
            report.row("event list: " + filter.getKey(), result.path("p99ms").asDouble(), GOAL_MS, "ms p99", detail(result));
        }
    }

    /** A page takes a third of the time once the compiler has seen some twenty thousand of them. */
    private static void warmUp(LocalSuite suite, LoadProcess load) throws Exception {
        var all = filters().values().stream().flatMap(List::stream).toList();
        for (int round = 0; round < WARM_UPS; round++) {
            load.run(suite.gateway(), all, PHONES, SECONDS);
        }
    }

    private static String detail(JsonNode result) {
        return String.format(Locale.ROOT,
                "%d events, %d clients, pages of 20, p50 %.1f ms, %.0f/s; peer: the goal", EVENTS, PHONES,
                result.path("p50ms").asDouble(), result.path("perSecond").asDouble());
    }

    private static Map<String, List<String>> filters() {
        var filters = new LinkedHashMap<String, List<String>>();
        filters.put("union", plan(IntStream.range(0, 50).mapToObj(i -> "union=listed" + i).toArray(String[]::new)));
        filters.put("kind", plan("kind=GAMES", "kind=SALON", "kind=TRAINING"));
        filters.put("tag", plan(IntStream.range(0, 50).mapToObj(i -> "tag=" + encoded("第" + i + "站")).toArray(String[]::new)));
        filters.put("text", plan("text=" + encoded("读书"), "text=" + encoded("巴林特"), "text=" + encoded("没有的事"),
                "text=" + encoded("第77分会"), "text=" + encoded("心")));
        filters.put("from and to", plan("from=" + now(), "to=" + now(),
                "from=" + now() + "&to=" + Instant.now().plus(30, ChronoUnit.DAYS)));
        filters.put("open", plan("open=true", "open=false"));
        filters.put("several", plan("open=true&union=listed7", "from=" + now() + "&kind=GAMES&tag=" + encoded("健康"),
                "open=true&text=" + encoded("读书"), "union=listed9&kind=SALON&from=" + now()));
        return filters;
    }

    private static List<String> plan(String... queries) {
        return List.of(queries).stream().map(query -> "GET\t/v1/events?" + query + "\t-\t-").toList();
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** By SQL, and without a look at each reference: the events of ten years are not made through the door in a minute. */
    private static void fill(String jdbcUrl) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl); var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(LOAD.replace(":events", String.valueOf(EVENTS)));
            statement.execute(QUOTAS);
            statement.execute("vacuum analyze event");
            statement.execute("vacuum analyze quota");
        }
    }
}
