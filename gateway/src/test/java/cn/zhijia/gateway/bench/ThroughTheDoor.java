package cn.zhijia.gateway.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.kit.testing.Tokens;

/** What the gateway costs: the same reads through it and past it, in turns, with a token that both verify. */
final class ThroughTheDoor {

    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 8;

    private ThroughTheDoor() {
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        var plan = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            plan.add("GET\t/v1/events?limit=5\t" + Tokens.member("reader" + i, "shouer").sign() + "\t-");
        }
        run(load, suite.gateway(), plan); // warm-up of both
        run(load, suite.service("events"), plan);
        var through = new ArrayList<JsonNode>();
        var past = new ArrayList<JsonNode>();
        for (int i = 0; i < ROUNDS; i++) {
            through.add(run(load, suite.gateway(), plan));
            past.add(run(load, suite.service("events"), plan));
        }
        row(report, "gateway: requests", through, past, "perSecond", "1/s");
        row(report, "gateway: p50", through, past, "p50ms", "ms");
        row(report, "gateway: p99", through, past, "p99ms", "ms");
    }

    private static JsonNode run(LoadProcess load, URI base, List<String> plan) throws Exception {
        var result = load.run(base, plan, CONNECTIONS, SECONDS);
        if (result.path("statuses").size() != 1 || !result.path("statuses").has("200")) {
            throw new IllegalStateException("not every read was answered with 200: " + result);
        }
        return result;
    }

    private static void row(Report report, String what, List<JsonNode> through, List<JsonNode> past, String field,
            String unit) {
        report.row(what, median(through, field), median(past, field), unit,
                String.format(Locale.ROOT,
                        "GET /v1/events?limit=5 with a token, %d connections, median of %d rounds in turns; peer: the service called directly",
                        CONNECTIONS,
                        ROUNDS));
    }

    private static double median(List<JsonNode> runs, String field) {
        return runs.stream().mapToDouble(r -> r.path(field).asDouble()).sorted().skip(runs.size() / 2).findFirst()
                .orElseThrow();
    }
}
