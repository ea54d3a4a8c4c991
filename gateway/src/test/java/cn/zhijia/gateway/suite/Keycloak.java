package cn.zhijia.gateway.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keycloak as Maven unpacked it, run as plain {@code java} from a working copy of its own, so that two suites never write into
 * one
 * distribution. The copy is optimised for PostgreSQL once; later starts skip that.
 */
final class Keycloak {

    static final String REALM = "/auth/realms/zhijia";
    /** Answers once the realm is there. */
    static final String DISCOVERY = REALM + "/.well-known/openid-configuration";
    static final String CERTIFICATES = REALM + "/protocol/openid-connect/certs";
    /** What an optimised copy fixes; a copy made for other options is made again. */
    private static final List<String> BUILD_OPTIONS = List.of("--db=postgres", "--http-relative-path=/auth");
    private static final List<String> JAVA = List.of("-Xms64m", "-Xmx512m", "-XX:MaxMetaspaceSize=256m", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US",
            "--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000");

    private final Path distribution;
    private final Path home;
    private final Path log;

    Keycloak(Path distribution, Path home, Path log) {
        this.distribution = distribution;
        this.home = home;
        this.log = log;
    }

    /** @return whether the working copy was made anew and needs {@link #optimiser} to run once */
    boolean copy() {
        if (!Files.isRegularFile(distribution.resolve("lib/quarkus-run.jar"))) {
            throw new SuiteFailure("Keycloak is not unpacked in " + distribution + ": run mvn package first");
        }
        if (Folders.lines(mark()).equals(List.of(made()))) {
            return false;
        }
        Folders.copy(distribution, home, file -> !file.startsWith("lib/quarkus") && !file.startsWith("conf"));
        return true;
    }

    /** About ten seconds; needs no database. */
    Child optimiser() {
        return child("keycloak-build", List.of("build"), BUILD_OPTIONS, Map.of());
    }

    void optimised() {
        try {
            Files.writeString(mark(), made() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path mark() {
        return home.resolve("optimised");
    }

    private String made() {
        return distribution.getFileName() + " " + BUILD_OPTIONS;
    }

    /** A realm that exists already is left as it is. Its hospitals' keys are read through this suite's gateway. */
    void importRealm(URI gateway) {
        try (var realm = Keycloak.class.getResourceAsStream("/realm/zhijia-realm.json")) {
            Path folder = Files.createDirectories(home.resolve("data/import"));
            String here = new String(realm.readAllBytes(), StandardCharsets.UTF_8).replace("http://localhost:8080/v1/",
                    gateway + "/v1/");
            Files.writeString(folder.resolve("zhijia-realm.json"), here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server itself. Its administration console and account answer on its own port only, not through the gateway. */
    Child server(Ports ports, String databaseUrl) {
        URI gateway = ports.gatewayAddress();
        var options = List.of("--import-realm", "--cache=local", "--http-enabled=true", "--http-host=127.0.0.1",
                "--http-port=" + ports.keycloak(), "--hostname=" + gateway + "/auth",
                "--hostname-admin=http://localhost:" + ports.keycloak() + "/auth", "--db-url=" + databaseUrl,
                "--db-username=postgres", "--db-password=postgres", "--db-pool-max-size=20");
        return child("keycloak", List.of("start", "--optimized"), options,
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "zhijia-demo"));
    }

    private Child child(String name, List<String> command, List<String> options, Map<String, String> environment) {
        var words = new ArrayList<>(JAVA);
        words.addAll(List.of("-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf"), "-cp",
                home.resolve("lib/quarkus-run.jar").toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        words.addAll(command);
        words.addAll(options);
        return new Child(name, log, home, words, environment);
    }
}
