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

    /** Below 32768, where Linux begins to give ports to outgoing connections; another, so that two can be at it. */
    private static final int PORT_BASE = Integer.getInteger("port-base", 28_080);

    /** In this order: the last leaves its events behind. */
    private static final Map<String, Measure> MEASURES = measures();

    private static final Set<String> WITH_TWO_REPLICAS = Set.of("replay");

    private Bench() {
    }

    @FunctionalInterface
    private interface Measure {
        void run(LocalSuite suite, LoadProcess load, Report report) throws Exception;
    }

    /** @param args the project's folder, Keycloak's version, names of measurements with commas between, or "all" */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]).toAbsolutePath().normalize();
        var wanted = args[2].equals("all") ? MEASURES.keySet() : Set.of(args[2].split(","));
        if (!MEASURES.keySet().containsAll(wanted)) {
            throw new IllegalArgumentException("-Dbench knows " + MEASURES.keySet());
        }
        var report = new Report();
        for (int replicas = 1; replicas <= 2; replicas++) {
            var measures = new LinkedHashMap<>(MEASURES);
            measures.keySet().retainAll(wanted);
            boolean two = replicas == 2;
            measures.keySet().removeIf(name -> WITH_TWO_REPLICAS.contains(name) != two);
            if (!measures.isEmpty()) {
                run(measures, root, args[1], replicas, report);
            }
        }
        report.write(folder(root));
        System.out.println("table and chart lie in gateway/target/bench");
    }

    private static Path folder(Path root) {
        return root.resolve("gateway/target/bench");
    }

    /** @param replicas of events-service: one costs less memory, and is what most measurements are about */
    private static void run(Map<String, Measure> measures, Path root, String keycloakVersion, int replicas, Report report)
            throws Exception {
        var progress = new Progress(System.out);
        Path folder = folder(root);
        try (var suite = LocalSuite.start(root, folder.resolve("suite"), PORT_BASE, replicas, keycloakVersion, true,
                progress)) {
            System.setProperty("zhijia.test.issuer", suite.gateway() + "/auth/realms/zhijia");
            var load = new LoadProcess(folder);
            for (var measure : measures.entrySet()) {
                progress.accept("measuring " + measure.getKey());
                measure.getValue().run(suite, load, report);
            }
        }
    }

    private static Map<String, Measure> measures() {
        var measures = new LinkedHashMap<String, Measure>();
        measures.put("gateway", ThroughTheDoor::measure);
        measures.put("rush", RegistrationRush::measure);
        measures.put("check-in", CheckInBatch::measure);
        measures.put("visits", VisitRush::measure);
        measures.put("reveal", Reveal::measure);
        measures.put("event-list", EventListing::measure);
        measures.put("fan-out", FanOut::measure);
        measures.put("polling", Polling::measure);
        measures.put("slots", SlotSearch::measure); // before anybody else has counsellors
        measures.put("booking", BookingRush::measure);
        measures.put("audit", AuditAppends::measure);
        measures.put("scoring", Scoring::measure);
        measures.put("replay", (suite, load, report) -> new WholeBroadcast(suite).measure(report));
        return measures;
    }
}
