package cn.zhijia.gateway.suite;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each part of the suite listens, all on loopback and all counted from one base: 8080 is the gateway, 8081-8083 the
 * services, 8180 Keycloak, 8432 PostgreSQL.
 */
record Ports(int base) {

    static final String VARIABLE = "ZHIJIA_PORT_BASE";
    static final List<String> SERVICES = List.of("events", "counselling", "education");
    private static final int MANAGEMENT = 8;
    private static final int KEYCLOAK = 100;
    private static final int POSTGRES = 352;

    Ports {
        if (base < 1024 || base > 65535 - POSTGRES) {
            throw new SuiteFailure("the first port must lie between 1024 and " + (65535 - POSTGRES) + ", not " + base);
        }
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

    /** @param name events, counselling or education */
    int service(String name) {
        int index = SERVICES.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no service is called " + name + ": " + SERVICES);
        }
        return base + 1 + index;
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

    URI serviceAddress(String name) {
        return URI.create("http://127.0.0.1:" + service(name));
    }

    URI keycloakAddress() {
        return URI.create("http://127.0.0.1:" + keycloak());
    }

    /** Refuses to start anything when one port is taken. */
    void requireFree() {
        var wanted = new LinkedHashMap<Integer, String>();
        wanted.put(gateway(), "the gateway");
        wanted.put(management(), "the gateway's health");
        SERVICES.forEach(name -> wanted.put(service(name), name + "-service"));
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
