package cn.zhijia.gateway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.kit.testing.Tokens;

/**
 * Free times by telephone with any of twenty counsellors in 31 days, a third of whose hours are booked: there are fewer than a
 * page holds, so every day of every counsellor is looked at.
 */
final class SlotSearch {

    private static final double SCALE = Double.parseDouble(System.getProperty("scale", "1"));
    private static final int BOOKED = (int) (2_500 * SCALE);
    private static final int CLIENTS = 16;
    private static final int SECONDS = 10;
    private static final int WARM_UPS = (int) Math.max(1, 6 * SCALE);
    private static final int LOOKS = (int) Math.max(100, 1_000 * SCALE);
    private static final double GOAL_MS = 50;
    /** Of database and rules, by the design. */
    private static final double TARGET_MS = 20;
    private static final Pattern SERVED = Pattern
            .compile("http_server_requests_seconds_(count|sum)\\{[^}]*status=\"200\"[^}]*uri=\"/v1/slots\"[^}]*} ([0-9.E+-]+)");

    private SlotSearch() {
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        if (Figures.count(suite.jdbcUrl("counselling"), "select count(*) from counsellor") != 0) {
            throw new IllegalStateException("others than the twenty counsellors are there already");
        }
        var practice = Practice.open(suite);
        BookingRush.throughHttp(suite, load, practice, BOOKED);
        var plan = plan(practice);
        for (int i = 0; i < WARM_UPS; i++) {
            run(load, suite.gateway(), plan, CLIENTS);
        }
        var result = run(load, suite.gateway(), plan, CLIENTS);
        report.row("slots: p99", result.path("p99ms").asDouble(), GOAL_MS, "ms",
                String.format(Locale.ROOT,
                        "%d counsellors x %d days, %d booked, %d clients through the gateway, p50 %.1f ms, %.0f/s; peer: the goal",
                        Practice.COUNSELLORS, Practice.DAYS, BOOKED, CLIENTS, result.path("p50ms").asDouble(),
                        result.path("perSecond").asDouble()));
        shares(suite, load, plan, report);
    }

    /** One client, so that nobody waits: the whole of a request within the service, and the part of it that is the database. */
    private static void shares(LocalSuite suite, LoadProcess load, List<String> plan, Report report) throws Exception {
        URI service = suite.service("counselling");
        run(load, service, plan, 1);
        double[] before = served(service);
        run(load, service, plan, 1);
        double[] after = served(service);
        double whole = 1_000 * (after[1] - before[1]) / (after[0] - before[0]);
        double database = RawSlots.millis(suite.jdbcUrl("counselling"), Practice.first(), Practice.last(), BOOKED, LOOKS);
        report.row("slots: database and rules", whole, TARGET_MS, "ms", String.format(Locale.ROOT,
                "mean of %.0f requests by the service's own metrics, token and JSON among them, one client; peer: the design's target",
                after[0] - before[0]));
        report.row("slots: database", database, whole, "ms",
                "mean of " + LOOKS
                        + " looks by the same statements as raw SQL, one connection; peer: the whole of the request");
    }

    /** Fewer than a page, and the same for everybody. */
    private static List<String> plan(Practice practice) {
        String path = "/v1/slots?limit=100&modality=PHONE&from=" + Practice.first() + "&to=" + Practice.last();
        var found = practice.door().get("slot-looker", path);
        int free = found.path("items").size();
        if (free == 0 || found.has("next")) {
            throw new IllegalStateException(free + " times by telephone, and a next page: " + found.has("next"));
        }
        String last = found.path("items").get(free - 1).path("slot").asText();
        var plan = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            plan.add("GET\t" + path + "\t" + Tokens.member("slot-looker" + i, "shouer").sign() + "\t-\t" + last);
        }
        return plan;
    }

    private static JsonNode run(LoadProcess load, URI base, List<String> plan, int clients) throws Exception {
        var result = load.run(base, plan, clients, SECONDS);
        Figures.requireAll(result, 200, result.path("requests").asLong());
        return result;
    }

    /** How many were served, and the seconds that this took. */
    private static double[] served(URI service) throws IOException, InterruptedException {
        var metrics = HttpClient.newHttpClient().send(HttpRequest.newBuilder(service.resolve("/q/metrics")).build(),
                BodyHandlers.ofString()).body();
        double[] found = { -1, -1 };
        SERVED.matcher(metrics).results()
                .forEach(line -> found[line.group(1).equals("count") ? 0 : 1] = Double.parseDouble(line.group(2)));
        if (found[0] < 0 || found[1] < 0) {
            throw new IllegalStateException("the service does not say how long it took");
        }
        return found;
    }
}
