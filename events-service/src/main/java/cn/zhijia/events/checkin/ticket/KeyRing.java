package cn.zhijia.events.checkin.ticket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * The keys of the tickets: the first signs, all verify. JWS compact serialization with EdDSA (RFC 7515, RFC 8037).
 * <p>
 * Bouncy Castle's Ed25519, because the JDK's takes eight times as long to verify (600 us against 72 on one core, Java 17 and
 * 25):
 * twelve seconds for the twenty thousand people of one large event.
 */
final class KeyRing {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** @param header of each token that it signs, encoded: another header, another algorithm, is not even looked at */
    private record Key(String kid, String header, Ed25519PrivateKeyParameters secret, Ed25519PublicKeyParameters open) {
    }

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Key signing;

    /** @param text {@code kid:base64 of a PKCS #8 Ed25519 key}, several separated by commas */
    KeyRing(String text) {
        for (String one : text.split(",")) {
            var key = key(one.trim());
            if (keys.put(key.header, key) != null) {
                throw new IllegalArgumentException("two keys are called " + key.kid);
            }
        }
        signing = keys.values().iterator().next();
    }

    String sign(Ticket ticket) {
        String text = signing.header + "." + encoded(ticket.payload());
        var signer = new Ed25519Signer();
        signer.init(true, signing.secret);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        signer.update(bytes, 0, bytes.length);
        return text + "." + BASE64.encodeToString(signer.generateSignature());
    }

    /** The ticket in a token that one of these keys signed; null for anything else. */
    Ticket read(String token) {
        String[] parts = token.split("\\.", -1);
        var key = parts.length == 3 ? keys.get(parts[0]) : null;
        try {
            return key != null && verifies(key, parts) ? Ticket.of(new String(decoded(parts[1]), StandardCharsets.UTF_8))
                    : null;
        } catch (IllegalArgumentException notBase64) {
            return null; // whatever a camera may read: not a ticket of ours
        }
    }

    private static boolean verifies(Key key, String[] parts) {
        byte[] bytes = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
        var verifier = new Ed25519Signer();
        verifier.init(false, key.open);
        verifier.update(bytes, 0, bytes.length);
        return verifier.verifySignature(decoded(parts[2]));
    }

    /** The public halves, the signing key first. */
    List<KeySet.Key> open() {
        return keys.values().stream().map(key -> new KeySet.Key("OKP", "Ed25519", "EdDSA", "sig", key.kid,
                BASE64.encodeToString(key.open.getEncoded()), key.equals(signing))).toList();
    }

    boolean sharesAKeyWith(KeyRing other) {
        return keys.values().stream().anyMatch(
                key -> other.keys.values().stream().anyMatch(o -> Arrays.equals(o.open.getEncoded(), key.open.getEncoded())));
    }

    private static Key key(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length < 2 || !parts[0].matches("[A-Za-z0-9._-]{1,32}")) {
            throw new IllegalArgumentException("a key is written kid:base64");
        }
        String kid = parts[0];
        try {
            var key = (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(Base64.getDecoder().decode(parts[1]));
            return new Key(kid, encoded("{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\"}"), key, key.generatePublicKey());
        } catch (IOException | RuntimeException e) { // without the cause, whose message may quote the key
            throw new IllegalArgumentException("the key " + kid + " is not an Ed25519 key in PKCS #8");
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
