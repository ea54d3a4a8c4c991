package cn.zhijia.gateway.suite;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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

    /** Our own processes as the suite knows them, those of the services first, the gateway last. */
    List<String> processes() {
        var names = services();
        names.add(GATEWAY);
        return names;
    }

    List<String> services() {
        return Ports.SERVICES.stream().flatMap(service -> ports.processes(service).stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The processes that make up one part: the replicas of a service, and of anything else itself. */
    List<String> of(String part) {
        return Ports.SERVICES.contains(part) ? ports.processes(part) : List.of(part);
    }

    void copy() {
        var names = new ArrayList<>(Ports.SERVICES);
        names.add(GATEWAY);
        for (String name : names) {
            Path built = root.resolve(module(name)).resolve("target/quarkus-app");
            if (!Files.isRegularFile(built.resolve("quarkus-run.jar"))) {
                throw new SuiteFailure(module(name) + " is not built in " + built + ": run mvn package first");
            }
            Folders.copy(built, copies.resolve(name));
        }
    }

    /** @param database gives each service the address of its own */
    Child service(String process, UnaryOperator<String> database) {
        String service = Ports.SERVICES.stream().filter(name -> ports.processes(name).contains(process)).findFirst()
                .orElseThrow();
        var environment = common(ports.service(process));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.apply(service));
        environment.put("ZHIJIA_ERASURE_LEDGER", copies.resolveSibling("erasures.ledger").toAbsolutePath().toString());
        environment.put("ZHIJIA_WEBHOOK_LOOPBACK", "true"); // an integrator's receiver is on this machine
        return child(process, service, "-Xmx256m", environment);
    }

    Child gateway() {
        var environment = common(ports.gateway());
        Ports.SERVICES.forEach(name -> environment.put("ZHIJIA_" + name.toUpperCase(Locale.ROOT) + "_ORIGIN",
                ports.processes(name).stream().map(process -> ports.serviceAddress(process).toString())
                        .collect(Collectors.joining(","))));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.management()));
        environment.put("ZHIJIA_KEYCLOAK_ORIGIN", ports.keycloakAddress().toString());
        return child(GATEWAY, GATEWAY, "-Xmx192m", environment);
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

    private Child child(String name, String program, String heap, Map<String, String> environment) {
        Path copy = copies.resolve(program);
        var arguments = List.of(heap, "-XX:+UseSerialGC", "-jar", copy.resolve("quarkus-run.jar").toString());
        return new Child(name, logs.apply(name), copy, arguments, environment);
    }

    private static String module(String name) {
        return name.equals(GATEWAY) ? GATEWAY : name + "-service";
    }
}
