package cn.zhijia.gateway.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.kit.testing.Tokens;

/**
 * Members who answer the PHQ-9, item 9 among the answers, so that each is scored, sealed and flagged for the same day before it
 * is answered; against the same sheet with an item 9 that calls for nothing.
 */
final class Scoring {

    private static final int SHEETS = (int) (10_000 * Double.parseDouble(System.getProperty("scale", "1")));
    private static final int CLIENTS = 16;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 3;
    /** LOINC codes of the nine items, item 9 the last, and of the answers for 0 and 1. */
    private static final List<String> ITEMS = List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2",
            "44252-5", "44253-3", "44260-8");
    private static final String NEVER = "LA6568-5", SEVERAL_DAYS = "LA6569-3";

    private Scoring() {
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            given(suite, load, SEVERAL_DAYS, "L2");
            given(suite, load, NEVER, "L0");
        }
        var flagged = new ArrayList<JsonNode>();
        var quiet = new ArrayList<JsonNode>();
        for (int i = 0; i < ROUNDS; i++) {
            flagged.add(given(suite, load, SEVERAL_DAYS, "L2"));
            quiet.add(given(suite, load, NEVER, "L0"));
        }
        report.row("scoring with flags: p99", median(flagged, "p99ms"), median(quiet, "p99ms"), "ms", String.format(
                Locale.ROOT,
                "PUT of a PHQ-9 whose item 9 is answered, %d sheets of as many members, %d clients through the gateway, p50 %.1f ms, %.0f/s, median of %d rounds in turns; peer: the same without a flag",
                SHEETS, CLIENTS, median(flagged, "p50ms"), median(flagged, "perSecond"), ROUNDS));
    }

    /** Every sheet was taken, and has the flag that it calls for. */
    private static JsonNode given(LocalSuite suite, LoadProcess load, String ninth, String level) throws Exception {
        String database = suite.jdbcUrl("counselling");
        String flags = "select count(*) from response_flag where level = ?";
        var answers = new ArrayList<String>();
        ITEMS.forEach(item -> answers.add("{\"item\":\"" + item + "\",\"option\":\""
                + (item.equals(ITEMS.get(8)) ? ninth : SEVERAL_DAYS) + "\"}"));
        String body = "{\"instrument\":\"phq-9\",\"version\":2,\"answers\":[" + String.join(",", answers) + "]}";
        var plan = new ArrayList<String>();
        for (int i = 0; i < SHEETS; i++) {
            plan.add("PUT\t/v1/responses/{uuid}\t"
                    + Tokens.member("answerer-" + UUID.randomUUID().toString().substring(0, 18), "shouer").sign() + "\t"
                    + body);
        }
        long before = Figures.count(database, flags, level);
        var result = load.run(suite.gateway(), plan, CLIENTS, 0);
        Figures.requireAll(result, 201, SHEETS);
        long raised = Figures.count(database, flags, level) - before;
        if (raised != SHEETS) {
            throw new IllegalStateException(raised + " flags of " + level + ": " + result);
        }
        return result;
    }

    private static double median(List<JsonNode> runs, String field) {
        return Figures.median(runs.stream().map(run -> run.path(field).asDouble()).toList());
    }
}
