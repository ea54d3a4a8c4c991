package cn.zhijia.gateway.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.Progress;

/**
 * {@code mvn -Pbench}: starts an empty suite of its own, runs every measurement, and leaves a table and a chart in
 * gateway/target/bench.
 */
public final class Bench {

    /** Below 32768, where Linux begins to give ports to outgoing connections. */
    private static final int PORT_BASE = 28_080;

    /** In this order: the last leaves its events behind. */
    private static final Map<String, Measure> MEASURES = measures();

    private Bench() {
    }

    @FunctionalInterface
    private interface Measure {
        void run(LocalSuite suite, LoadProcess load, Report report) throws Exception;
    }

    /** @param args the project's folder, Keycloak's version, names of measurements with commas between, or "all" */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]).toAbsolutePath().normalize();
        Path folder = root.resolve("gateway/target/bench");
        var wanted = args[2].equals("all") ? MEASURES.keySet() : Set.of(args[2].split(","));
        if (!MEASURES.keySet().containsAll(wanted)) {
            throw new IllegalArgumentException("-Dbench knows " + MEASURES.keySet());
        }
        var progress = new Progress(System.out);
        var report = new Report();
        try (var suite = LocalSuite.start(root, folder.resolve("suite"), PORT_BASE, args[1], true, progress)) {
            System.setProperty("zhijia.test.issuer", suite.gateway() + "/auth/realms/zhijia");
            var load = new LoadProcess(folder);
            for (var measure : MEASURES.entrySet()) {
                if (wanted.contains(measure.getKey())) {
                    progress.accept("measuring " + measure.getKey());
                    measure.getValue().run(suite, load, report);
                }
            }
        }
        report.write(folder);
        progress.accept("table and chart lie in gateway/target/bench");
    }

    private static Map<String, Measure> measures() {
        var measures = new LinkedHashMap<String, Measure>();
        measures.put("gateway", ThroughTheDoor::measure);
        measures.put("rush", RegistrationRush::measure);
        measures.put("check-in", CheckInBatch::measure);
        measures.put("event-list", EventListing::measure);
        measures.put("fan-out", FanOut::events);
        measures.put("polling", FanOut::polling);
        return measures;
    }
}
