package cn.zhijia.gateway.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.live.Plan;
import cn.zhijia.gateway.live.Replay;
import cn.zhijia.gateway.live.Studio;
import cn.zhijia.gateway.live.Studio.Totals;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.Progress;

/**
 * The law livestream of the page, played again through the gateway: each visit a request, every fourth with two running totals
 * of
 * likes, one request of twenty sent twice, and one of two replicas killed on the way. {@code -Dscale=0.01} plays a part of it.
 */
final class WholeBroadcast {

    private static final long SEED = 20_250_308;
    private static final int CONNECTIONS = 256;
    private static final double GOAL_MINUTES = 10;

    private final LocalSuite suite;
    private final double scale = Double.parseDouble(System.getProperty("scale", "1"));
    private final Progress progress = new Progress(System.out);
    private final Plan plan = Plan.ofTheLawLivestream(SEED, scale);

    WholeBroadcast(LocalSuite suite) {
        this.suite = suite;
    }

    void measure(Report report) throws Exception {
        warmUp();
        var studio = Studio.live(suite);
        try (var replay = new Replay(studio.address(), plan, CONNECTIONS, folder(), progress); var cpu = new CpuMeter(() -> {
            var pids = new TreeMap<>(suite.pids());
            pids.put("generator", replay.pid());
            return pids;
        })) {
            if (!replay.await(plan.sendings() * 2 / 5)) {
                throw new IllegalStateException("it was over before the replica could be killed: raise -Dscale");
            }
            suite.kill("events", 2);
            suite.restart("events", 2);
            var result = replay.result();
            String busy = cpu.report();
            requireExact(studio, result);
            tell(report, result, busy);
        }
    }

    /** The first thousands of requests are compiled, not answered. */
    private void warmUp() throws Exception {
        var few = Plan.ofTheLawLivestream(SEED + 1, Math.min(0.02, scale));
        var studio = Studio.live(suite);
        try (var replay = new Replay(studio.address(), few, CONNECTIONS, folder(), line -> { // too short to be told
        })) {
            replay.result();
        }
        studio.end();
    }

    private Path folder() {
        return suite.data().resolveSibling("player");
    }

    private void requireExact(Studio studio, JsonNode result) throws Exception {
        var expected = new Totals(plan.visits(), plan.likes());
        progress.accept("replay: all acknowledged; comparing each of %,d visits with its row".formatted(plan.visits()));
        var told = List.of(studio.settled(expected), studio.counters("?exact=true"), studio.rows());
        int kept = studio.kept(plan);
        progress.accept("replay: %,d visits lie there as they were played".formatted(kept));
        var faults = Replay.faults(result, plan);
        if (!faults.isEmpty() || kept != plan.visits() || !told.equals(List.of(expected, expected, expected))) {
            throw new IllegalStateException("counters, exact counters and rows say " + told + ", not " + expected + "; " + kept
                    + " visits lie there as they were played; " + faults);
        }
    }

    private void tell(Report report, JsonNode result, String busy) {
        double minutes = result.path("seconds").asDouble() / 60;
        report.row("replay: minutes", minutes, GOAL_MINUTES * scale, "min",
                String.format(Locale.ROOT,
                        "%,d visits, %,d likes, %,d sendings acknowledged, each by an answer that names its visit or total, %,d of "
                                + "them sent twice by the plan; %,d repeats besides; %d connections, a replica killed on the way, totals "
                                + "and each row exact; answers %s; peer: the goal",
                        plan.visits(), plan.likes(), plan.sendings(), plan.sendings() - plan.requests(),
                        result.path("repeats").asLong(), CONNECTIONS, result.path("statuses")));
        report.row("replay: requests", result.path("perSecond").asDouble(), plan.sendings() / (GOAL_MINUTES * 60 * scale),
                "1/s",
                String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms, longest %.0f ms with its repeats; processors busy: %s",
                        result.path("p50ms").asDouble(), result.path("p99ms").asDouble(), result.path("maxms").asDouble(),
                        busy));
    }
}
