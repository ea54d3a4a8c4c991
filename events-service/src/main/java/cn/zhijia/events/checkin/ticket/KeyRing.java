package cn.zhijia.events.checkin.ticket;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** The keys of the tickets: the first signs, all verify. JWS compact serialization with EdDSA (RFC 7515, RFC 8037). */
final class KeyRing {

    private static final AlgorithmConstraints EDDSA = new AlgorithmConstraints(ConstraintType.PERMIT,
            AlgorithmIdentifiers.EDDSA);

    private record Key(String kid, PrivateKey secret, PublicKey open) {
    }

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Key signing;

    /** @param text {@code kid:base64 of a PKCS #8 Ed25519 key}, several separated by commas */
    KeyRing(String text) {
        for (String one : text.split(",")) {
            var key = key(one.trim());
            if (keys.put(key.kid, key) != null) {
                throw new IllegalArgumentException("two keys are called " + key.kid);
            }
        }
        signing = keys.values().iterator().next();
        if (!keys.values().stream().allMatch(key -> signed("probe", key).equals(verified(signed("probe", key))))) {
            throw new IllegalArgumentException("a key does not verify what it signs");
        }
    }

    String sign(Ticket ticket) {
        return signed(ticket.payload(), signing);
    }

    /** The ticket in a token that one of these keys signed; null for anything else. */
    Ticket read(String token) {
        try {
            String payload = payload(token);
            return payload == null ? null : Ticket.of(payload);
        } catch (JoseException | RuntimeException notOurs) {
            return null; // whatever a camera may read: not a ticket of ours
        }
    }

    /** The public halves, the signing key first. */
    List<KeySet.Key> open() {
        return keys.values().stream().map(key -> new KeySet.Key("OKP", "Ed25519", AlgorithmIdentifiers.EDDSA, "sig", key.kid,
                x(key.open), key.equals(signing))).toList();
    }

    boolean sharesAKeyWith(KeyRing other) {
        return keys.values().stream().anyMatch(key -> other.keys.values().stream().anyMatch(o -> o.open.equals(key.open)));
    }

    private String verified(String token) {
        try {
            return payload(token) == null ? null : token;
        } catch (JoseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String payload(String token) throws JoseException {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(EDDSA);
        jws.setCompactSerialization(token);
        var key = keys.get(jws.getKeyIdHeaderValue());
        if (key == null) {
            return null;
        }
        jws.setKey(key.open);
        return jws.verifySignature() ? jws.getPayload() : null;
    }

    private static String signed(String payload, Key key) {
        try {
            var jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
            jws.setKeyIdHeaderValue(key.kid);
            jws.setPayload(payload);
            jws.setKey(key.secret);
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Key key(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length < 2 || !parts[0].matches("[A-Za-z0-9._-]{1,32}")) {
            throw new IllegalArgumentException("a key is written kid:base64");
        }
        try {
            var secret = (EdECPrivateKey) KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[1])));
            return new Key(parts[0], secret, open(secret));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the key " + parts[0] + " is not an Ed25519 key in PKCS #8");
        }
    }

    /**
     * The public half of this secret. PKCS #8 as OpenSSL writes it does not carry it, and Java makes one from the other only
     * while it makes a pair: so it is handed these bytes for its chance. The probe above would tell if it took others.
     */
    private static PublicKey open(EdECPrivateKey secret) throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519");
        pair.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(secret.getBytes().orElseThrow(), 0, bytes, 0, bytes.length);
            }
        });
        return pair.generateKeyPair().getPublic();
    }

    private static String x(PublicKey key) {
        try {
            return (String) new OctetKeyPairJsonWebKey(key).toParams(OutputControlLevel.PUBLIC_ONLY).get("x");
        } catch (RuntimeException e) {
            throw new IllegalStateException(e);
        }
    }
}
