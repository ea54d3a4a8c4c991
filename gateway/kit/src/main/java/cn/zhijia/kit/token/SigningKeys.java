package cn.zhijia.kit.token;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;

/**
 * The issuer's published keys (JWKS): loaded ahead, refreshed in the background, kept when the issuer is down. An unknown
 * {@code kid} causes at most one fetch per {@link #MIN_INTERVAL}, whoever asks, so a stream of made-up ids costs nothing and a
 * real
 * rotation is seen within seconds.
 */
@Singleton
public class SigningKeys {

    static final Duration MIN_INTERVAL = Duration.ofSeconds(2);

    /**
     * RFC 7638 thumbprint of the local realm's second key. Its private half is published with the tests, so whoever trusts it
     * trusts
     * everybody.
     */
    static final String DEMO_KEY = "aFiMLTNEgFOFIz5yXO4h7yy-Msh2Xs_OkV1gww86WAA";

    private final URI location;
    private final boolean demoKeyAllowed;
    private final Duration refresh;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Thread background = new Thread(this::keepFresh, "signing-keys");
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Map<String, Key> keys = Map.of();
    private volatile long lastTry = System.nanoTime() - MIN_INTERVAL.toNanos();
    private volatile boolean demoKeySeen;

    SigningKeys(@ConfigProperty(name = "zhijia.identity.jwks") URI location,
            @ConfigProperty(name = "zhijia.identity.jwks-refresh", defaultValue = "PT5M") Duration refresh,
            @ConfigProperty(name = "zhijia.identity.demo-key-allowed", defaultValue = "false") boolean demoKeyAllowed) {
        this.location = location;
        this.refresh = refresh;
        this.demoKeyAllowed = demoKeyAllowed;
    }

    void start(@Observes StartupEvent event) {
        background.setDaemon(true);
        background.start();
    }

    @PreDestroy
    void stop() {
        background.interrupt();
    }

    /**
     * The key with this id, or null. May fetch, or wait a moment for a fetch under way, so not for an event loop: see
     * {@link #known}.
     */
    public Key find(String kid) {
        if (keys.get(kid) == null) {
            fetchOrWait();
        }
        return keys.get(kid);
    }

    private void fetchOrWait() {
        long before = lastTry;
        try {
            if (!fetching.tryLock(3, TimeUnit.SECONDS)) {
                return;
            }
            try {
                if (before == lastTry && System.nanoTime() - lastTry > MIN_INTERVAL.toNanos()) {
                    fetch();
                }
            } finally {
                fetching.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The key with this id if it is already here, or null; never waits. */
    public Key known(String kid) {
        return keys.get(kid);
    }

    /** Whether keys have been loaded, ever. They are kept when the issuer goes away. */
    public boolean loaded() {
        return !keys.isEmpty();
    }

    /** Whether the issuer publishes the demo key although this profile refuses it. */
    public boolean refusedDemoKey() {
        return demoKeySeen && !demoKeyAllowed;
    }

    private void keepFresh() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                fetching.lockInterruptibly();
                try {
                    fetch();
                } finally {
                    fetching.unlock();
                }
                Thread.sleep(loaded() ? refresh.toMillis() : 500);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void fetch() {
        lastTry = System.nanoTime();
        try {
            var fetched = new HashMap<String, Key>();
            boolean demo = false;
            for (JsonWebKey key : new JsonWebKeySet(document()).getJsonWebKeys()) {
                boolean published = key.calculateBase64urlEncodedThumbprint("SHA-256").equals(DEMO_KEY);
                demo |= published;
                boolean signs = key.getUse() == null || key.getUse().equals("sig");
                if (key.getKeyId() != null && signs && key.getKey() instanceof RSAPublicKey && (demoKeyAllowed || !published)) {
                    fetched.put(key.getKeyId(), key.getKey());
                }
            }
            demoKeySeen = demo;
            if (!fetched.isEmpty()) { // an empty set is an issuer's accident, not a rotation
                keys = Map.copyOf(fetched);
            }
        } catch (IOException | JoseException | RuntimeException e) {
            Log.debugf("No keys from %s: %s", location, e);
            if (loaded()) {
                Log.warnf("Keys could not be refreshed from %s, keeping those from before: %s", location, e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String document() throws IOException, InterruptedException {
        if (location.getScheme().equals("file")) {
            return Files.readString(Path.of(location), StandardCharsets.UTF_8);
        }
        var answer = http.send(HttpRequest.newBuilder(location).timeout(Duration.ofSeconds(3)).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return answer.body();
    }
}
