package cn.zhijia.gateway.suite;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where each part of the suite listens, all on loopback and all counted from one base: 8080 is the gateway, 8081-8083 the
 * services, 8091 the second replica of events, 8180 Keycloak, 8432 PostgreSQL.
 *
 * @param replicas of events-service; of the others there is one
 */
record Ports(int base, int replicas) {

    static final String VARIABLE = "ZHIJIA_PORT_BASE";
    private static final String EVENTS = "events";
    static final List<String> SERVICES = List.of(EVENTS, "counselling", "education");
    private static final int MANAGEMENT = 8;
    private static final int NEXT_REPLICA = 10;
    private static final int KEYCLOAK = 100;
    private static final int POSTGRES = 352;

    Ports {
        if (base < 1024 || base > 65535 - POSTGRES) {
            throw new SuiteFailure("the first port must lie between 1024 and " + (65535 - POSTGRES) + ", not " + base);
        }
        if (replicas < 1 || replicas > 9) {
            throw new SuiteFailure("there can be 1 to 9 replicas of events, not " + replicas);
        }
    }

    Ports(int base) {
        this(base, 1);
    }

    /** The processes of a service, as logs name them: {@code events}, {@code events-2}. */
    List<String> processes(String service) {
        return IntStream.rangeClosed(1, service.equals(EVENTS) ? replicas : 1).mapToObj(n -> replica(service, n)).toList();
    }

    /** @param number from 1 */
    static String replica(String service, int number) {
        return number == 1 ? service : service + "-" + number;
    }

    /** As this variable of the environment says, else this. */
    static Ports of(String variable, int base) {
        String asked = System.getenv(variable);
        try {
            return new Ports(asked == null ? base : Integer.parseInt(asked.strip()));
        } catch (NumberFormatException e) {
            throw new SuiteFailure(variable + " is not a number: " + asked, e);
        }
    }

    int gateway() {
        return base;
    }

    /** The gateway's health and metrics, which are not the public's. */
    int management() {
        return base + MANAGEMENT;
    }

    /** @param process events, events-2, counselling or education */
    int service(String process) {
        for (String service : SERVICES) {
            int number = processes(service).indexOf(process);
            if (number >= 0) {
                return base + 1 + SERVICES.indexOf(service) + NEXT_REPLICA * number;
            }
        }
        throw new IllegalArgumentException("no service is called " + process + ": " + SERVICES);
    }

    int keycloak() {
        return base + KEYCLOAK;
    }

    int postgres() {
        return base + POSTGRES;
    }

    /**
     * The address callers use, and what the tokens' issuer begins with: {@code localhost}, because that is what people type.
     */
    URI gatewayAddress() {
        return URI.create("http://localhost:" + gateway());
    }

    URI serviceAddress(String process) {
        return URI.create("http://127.0.0.1:" + service(process));
    }

    URI keycloakAddress() {
        return URI.create("http://127.0.0.1:" + keycloak());
    }

    /** Refuses to start anything when one port is taken. */
    void requireFree() {
        var wanted = new LinkedHashMap<Integer, String>();
        wanted.put(gateway(), "the gateway");
        wanted.put(management(), "the gateway's health");
        for (String service : SERVICES) {
            processes(service).forEach(process -> wanted.put(service(process), process.equals(service)
                    ? service + "-service"
                    : "the replica " + process));
        }
        wanted.put(keycloak(), "Keycloak");
        wanted.put(postgres(), "PostgreSQL");
        wanted.entrySet().forEach(Ports::requireFree);
    }

    private static void requireFree(Map.Entry<Integer, String> wanted) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", wanted.getKey()));
        } catch (IOException e) {
            throw new SuiteFailure("port " + wanted.getKey() + " for " + wanted.getValue()
                    + " is in use: end the program that listens there, or set " + VARIABLE + " to move the suite", e);
        }
    }
}
