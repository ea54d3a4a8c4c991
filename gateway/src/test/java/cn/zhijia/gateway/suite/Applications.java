package cn.zhijia.gateway.suite;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The three services and the gateway, as Maven built them, run from copies so that a rebuild leaves a running suite alone. */
final class Applications {

    static final String GATEWAY = "gateway";

    private final Path root;
    private final Path copies;
    private final Function<String, Path> logs;
    private final Ports ports;

    /** @param logs gives each process its log */
    Applications(Path root, Path copies, Function<String, Path> logs, Ports ports) {
        this.root = root;
        this.copies = copies;
        this.logs = logs;
        this.ports = ports;
    }

    /** The names of our own processes as the suite knows them, the gateway last. */
    static List<String> names() {
        var names = new ArrayList<>(Ports.SERVICES);
        names.add(GATEWAY);
        return names;
    }

    void copy() {
        for (String name : names()) {
            Path built = root.resolve(module(name)).resolve("target/quarkus-app");
            if (!Files.isRegularFile(built.resolve("quarkus-run.jar"))) {
                throw new SuiteFailure(module(name) + " is not built in " + built + ": run mvn package first");
            }
            Folders.copy(built, copies.resolve(name));
        }
    }

    Child service(String name, String databaseUrl) {
        var environment = common(ports.service(name));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", databaseUrl);
        return child(name, "-Xmx256m", environment);
    }

    Child gateway() {
        var environment = common(ports.gateway());
        Ports.SERVICES.forEach(name -> environment.put("ZHIJIA_" + name.toUpperCase(java.util.Locale.ROOT) + "_ORIGIN",
                ports.serviceAddress(name).toString()));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.management()));
        environment.put("ZHIJIA_KEYCLOAK_ORIGIN", ports.keycloakAddress().toString());
        return child(GATEWAY, "-Xmx192m", environment);
    }

    /** Each says by itself when it is ready, and that includes the issuer's keys. */
    URI health(String name) {
        URI address = name.equals(GATEWAY) ? URI.create("http://127.0.0.1:" + ports.management()) : ports.serviceAddress(name);
        return address.resolve("/q/health/ready");
    }

    private Map<String, String> common(int port) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("ZHIJIA_IDENTITY_ISSUER", ports.gatewayAddress().resolve(Keycloak.REALM).toString());
        environment.put("ZHIJIA_IDENTITY_JWKS",
                "http://localhost:" + ports.keycloak() + Keycloak.CERTIFICATES);
        environment.put("ZHIJIA_IDENTITY_DEMO_KEY_ALLOWED", "true");
        return environment;
    }

    private Child child(String name, String heap, Map<String, String> environment) {
        Path copy = copies.resolve(name);
        var arguments = List.of(heap, "-XX:+UseSerialGC", "-jar", copy.resolve("quarkus-run.jar").toString());
        return new Child(name, logs.apply(name), copy, arguments, environment);
    }

    private static String module(String name) {
        return name.equals(GATEWAY) ? GATEWAY : name + "-service";
    }
}
