package cn.zhijia.events.checkin.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.json.JsonObject;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyRingTest {

    private static final Ticket TICKET = new Ticket(new UUID(1, 2), new UUID(3, 4), 7, Instant.ofEpochSecond(1_796_090_400),
            Instant.ofEpochSecond(1_796_104_800));

    @Test
    void the_published_vector_verifies_with_the_jdk_and_with_ours() throws Exception {
        String[] parts = Vector.TOKEN.split("\\.");
        var x = new JsonObject(Vector.KEY).getString("x");
        byte[] open = HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(decoded(x)));
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(open)));
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(verifier.verify(decoded(parts[2])));
        assertEquals(Vector.PAYLOAD, new String(decoded(parts[1]), StandardCharsets.UTF_8));
        var ring = new KeyRing(TicketKeys.DEVELOPMENT);
        assertEquals(Vector.PAYLOAD, ring.read(Vector.TOKEN).payload());
        var published = ring.open().stream().filter(k -> k.kid().equals("development-1")).findFirst().orElseThrow();
        assertEquals(x, published.x());
    }

    @Test
    void the_same_ticket_is_the_same_text() {
        var older = new KeyRing(TicketKeys.DEVELOPMENT.split(",")[1]);
        assertEquals(Vector.TOKEN, older.sign(older.read(Vector.TOKEN)));
    }

    @Test
    void after_a_rotation_the_new_key_signs_and_the_old_one_still_verifies() throws Exception {
        String old = key("2025");
        String next = key("2026");
        String before = new KeyRing(old).sign(TICKET);
        var ahead = new KeyRing(old + "," + next);
        var rotated = new KeyRing(next + " , " + old);
        assertEquals(TICKET, ahead.read(rotated.sign(TICKET)));
        assertEquals(TICKET, rotated.read(before));
        assertEquals("2026", rotated.open().get(0).kid());
        assertTrue(rotated.open().get(0).signs() && !rotated.open().get(1).signs());
        assertNull(new KeyRing(next).read(before));
    }

    @Test
    void nothing_else_is_a_ticket() throws Exception {
        var ring = new KeyRing(key("a"));
        String token = ring.sign(TICKET);
        assertNotNull(ring.read(token));
        assertNull(new KeyRing(key("a")).read(token), "another key of that name");
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String none = encoder.encodeToString("{\"alg\":\"none\",\"kid\":\"a\"}".getBytes(StandardCharsets.US_ASCII)) + "."
                + token.split("\\.")[1] + ".";
        for (String other : new String[] { none, "", ".", "..", "a.b.c", "https://example.org/menu", "😀", token.substring(1),
                token + "x", token.replace(".", ".A"), token + "." + token }) {
            assertNull(ring.read(other), other);
        }
    }

    @Test
    void production_does_not_start_without_a_key_of_its_own() throws Exception {
        assertTrue(refusal(Optional.empty()).contains("zhijia.tickets.keys is not set"));
        for (String development : TicketKeys.DEVELOPMENT.split(",")) {
            assertTrue(refusal(Optional.of(key("mine") + "," + development.replace("development", "prod")))
                    .contains("published development key"));
        }
        assertNotNull(TicketKeys.ring(Optional.of(key("mine")), false));
        assertNotNull(TicketKeys.ring(Optional.empty(), true));
    }

    @Test
    void a_key_that_cannot_be_used_is_named_without_being_shown() throws Exception {
        assertTrue(refusal(Optional.of(key("a") + "," + key("a"))).contains("two keys are called a"));
        assertTrue(refusal(Optional.of("rsa:" + rsa())).endsWith("the key rsa is not an Ed25519 key in PKCS #8"));
        assertTrue(refusal(Optional.of("bad:AAAA")).endsWith("the key bad is not an Ed25519 key in PKCS #8"));
        assertTrue(refusal(Optional.of("MC4CAQAw")).endsWith("a key is written kid:base64"));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String refusal(Optional<String> keys) {
        return assertThrows(ConfigurationException.class, () -> TicketKeys.ring(keys, false)).getMessage();
    }

    private static String rsa() throws Exception {
        return Base64.getEncoder()
                .encodeToString(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded());
    }

    private static String key(String kid) throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return kid + ":" + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }
}
