package cn.zhijia.kit.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import cn.zhijia.kit.testing.Tokens;

/** An issuer that rotates, disappears and is asked for keys that never were. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SigningKeysTest {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile String document;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private HttpServer issuer;
    private SigningKeys keys;

    @BeforeEach
    void publish() throws IOException {
        document = set(demo());
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            asked.incrementAndGet();
            await(held);
            byte[] body = document.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        keys = keys(true, Duration.ofMillis(200));
    }

    @AfterEach
    void stop() {
        keys.stop();
        issuer.stop(0);
    }

    @Test
    void are_loaded_ahead_of_the_first_caller() throws InterruptedException {
        keys.start(null);
        until(() -> keys.known(Tokens.KEY_ID) != null);
        assertTrue(keys.loaded());
    }

    @Test
    void that_are_unknown_cost_one_fetch_however_often_they_are_asked_for() {
        for (int i = 0; i < 1_000; i++) {
            assertNull(keys.find("made-up-" + i));
        }
        assertEquals(1, asked.get());
    }

    @Test
    void a_rotation_is_seen_without_a_restart_and_the_old_key_goes() throws Exception {
        keys.start(null);
        until(() -> keys.known(Tokens.KEY_ID) != null);
        var verifier = new TokenVerifier(keys, Tokens.ISSUER, "zhijia");
        String old = Tokens.member("an", "bus").sign();
        assertEquals("an", verifier.verify(old).getStringClaimValue("preferred_username"));
        KeyPair next = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        document = set(key(next, "next"));
        until(() -> keys.known("next") != null);
        assertNotNull(verifier.verify(Tokens.member("an", "bus").sign(next.getPrivate(), "next")));
        assertThrows(InvalidJwtException.class, () -> verifier.verify(old), "a remembered token must go with its key");
    }

    @Test
    void are_kept_while_the_issuer_is_down() throws InterruptedException {
        keys.start(null);
        until(() -> keys.known(Tokens.KEY_ID) != null);
        document = "";
        int before = asked.get();
        until(() -> asked.get() > before + 2);
        assertNotNull(keys.known(Tokens.KEY_ID));
    }

    @Test
    void are_kept_when_the_issuer_publishes_none() throws InterruptedException {
        keys.start(null);
        until(() -> keys.known(Tokens.KEY_ID) != null);
        document = set();
        int before = asked.get();
        until(() -> asked.get() > before + 2);
        assertNotNull(keys.known(Tokens.KEY_ID));
    }

    @Test
    void that_are_on_their_way_are_waited_for() throws Exception {
        held = new CountDownLatch(1);
        var verifier = new TokenVerifier(keys, Tokens.ISSUER, "zhijia");
        String token = Tokens.member("an", "bus").sign();
        assertFalse(verifier.ready(token) || verifier.armed(), "before the first keys no token can be judged");
        var first = CompletableFuture.supplyAsync(() -> keys.find(Tokens.KEY_ID));
        until(() -> asked.get() == 1);
        var second = new FutureTask<>(() -> verifier.verify(token).getStringClaimValue("preferred_username"));
        var caller = new Thread(second);
        caller.start();
        until(() -> caller.getState() == Thread.State.TIMED_WAITING || second.isDone());
        held.countDown();
        assertEquals("an", second.get(5, TimeUnit.SECONDS));
        assertNotNull(first.get(5, TimeUnit.SECONDS));
        assertEquals(1, asked.get());
        assertTrue(verifier.armed());
    }

    @Test
    void a_key_whose_private_half_is_public_is_refused_unless_allowed() {
        var strict = keys(false, Duration.ofMinutes(5));
        assertNull(strict.find(Tokens.KEY_ID));
        assertTrue(strict.refusedDemoKey());
        assertFalse(strict.loaded());
        assertNotNull(keys.find(Tokens.KEY_ID));
        assertFalse(keys.refusedDemoKey());
    }

    private SigningKeys keys(boolean demoKeyAllowed, Duration refresh) {
        return new SigningKeys(URI.create("http://localhost:" + issuer.getAddress().getPort() + "/"), refresh, demoKeyAllowed);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonWebKey demo() throws IOException {
        try (var in = Tokens.class.getResourceAsStream("/people/jwks.json")) {
            return new JsonWebKeySet(new String(in.readAllBytes(), StandardCharsets.UTF_8)).getJsonWebKeys().get(0);
        } catch (org.jose4j.lang.JoseException e) {
            throw new IOException(e);
        }
    }

    private static JsonWebKey key(KeyPair pair, String id) {
        var key = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
        key.setKeyId(id);
        key.setUse("sig");
        return key;
    }

    private static String set(JsonWebKey... keys) {
        return new JsonWebKeySet(keys).toJson();
    }

    private static void until(java.util.function.BooleanSupplier reached) throws InterruptedException {
        for (int i = 0; i < 200 && !reached.getAsBoolean(); i++) {
            Thread.sleep(25);
        }
        assertTrue(reached.getAsBoolean(), "not within five seconds");
    }
}
