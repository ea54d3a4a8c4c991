package cn.zhijia.gateway.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * How a hospital proves who it is: an assertion signed with its own key (RFC 7523, SMART Backend Services), good for one use
 * within five minutes.
 */
record HospitalAssertion(String hospital, String algorithm, PublicJsonWebKey key, String id, int issued, int expires) {

    /** With the demo key that lies beside the local realm. @param algorithm RS384 or ES384 */
    static HospitalAssertion of(String hospital, String algorithm) {
        return new HospitalAssertion(hospital, algorithm, demoKey(hospital, algorithm), UUID.randomUUID().toString(), 0, 240);
    }

    HospitalAssertion signedWith(PublicJsonWebKey other) {
        return new HospitalAssertion(hospital, algorithm, other, id, issued, expires);
    }

    HospitalAssertion by(String otherAlgorithm) {
        return new HospitalAssertion(hospital, otherAlgorithm, key, id, issued, expires);
    }

    /** Both in seconds from now, negative for the past. */
    HospitalAssertion lasting(int issued, int expires) {
        return new HospitalAssertion(hospital, algorithm, key, id, issued, expires);
    }

    /** The form a hospital posts to the token endpoint. */
    Map<String, String> form(LocalSuite suite, String scope) throws JoseException {
        return Map.of("grant_type", "client_credentials", "scope", scope, "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "client_assertion", sign(Issuer.name(suite)));
    }

    private String sign(String audience) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer("hospital-" + hospital);
        claims.setSubject("hospital-" + hospital);
        claims.setAudience(audience);
        claims.setJwtId(id);
        long now = Instant.now().getEpochSecond();
        claims.setIssuedAt(NumericDate.fromSeconds(now + issued));
        claims.setExpirationTime(NumericDate.fromSeconds(now + expires));
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(algorithm);
        return signature.getCompactSerialization();
    }

    private static PublicJsonWebKey demoKey(String hospital, String algorithm) {
        String file = "/realm/hospital-keys/" + hospital + "-" + algorithm.toLowerCase(Locale.ROOT) + ".jwk.json";
        try (var in = HospitalAssertion.class.getResourceAsStream(file)) {
            return PublicJsonWebKey.Factory.newPublicJwk(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
