package cn.zhijia.gateway.bench;

import java.nio.file.Path;

import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.Progress;

/**
 * {@code mvn -Pbench}: starts an empty suite of its own, runs every measurement, and leaves a table and a chart in
 * gateway/target/bench.
 */
public final class Bench {

    private static final int PORT_BASE = 38_080;

    private Bench() {
    }

    /** @param args the project's folder, Keycloak's version */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]).toAbsolutePath().normalize();
        Path folder = root.resolve("gateway/target/bench");
        var progress = new Progress(System.out);
        var report = new Report();
        try (var suite = LocalSuite.start(root, folder.resolve("suite"), PORT_BASE, args[1], true, progress)) {
            System.setProperty("zhijia.test.issuer", suite.gateway() + "/auth/realms/zhijia");
            var load = new LoadProcess(folder);
            progress.accept("measuring the gateway against a service called directly");
            ThroughTheDoor.measure(suite, load, report);
            progress.accept("measuring the registration rush against raw SQL");
            RegistrationRush.measure(suite, load, report);
            progress.accept("measuring check-in in batches");
            CheckInBatch.measure(suite, load, report);
            progress.accept("measuring the event list over a hundred thousand events");
            EventListing.measure(suite, load, report);
        }
        report.write(folder);
        progress.accept("table and chart lie in gateway/target/bench");
    }
}
