package cn.zhijia.kit.token;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Checks an access token: signature (RS256 by a published key, nothing else), issuer, audience, expiry, subject. A verified
 * token is
 * remembered by its hash until it expires or its key goes.
 */
@Singleton
public class TokenVerifier {

    /** Longer than any token we issue; checked before anything is parsed. */
    static final int MAX_LENGTH = 8_192;
    private static final int SKEW_SECONDS = 10;

    private final SigningKeys keys;
    private final JwtConsumer consumer;
    private final Cache<String, Verified> verified = Caffeine.newBuilder().maximumSize(20_000).build();

    private record Verified(String kid, Key key, JwtClaims claims, long expiresAt) {
    }

    TokenVerifier(SigningKeys keys, @ConfigProperty(name = "zhijia.identity.issuer") String issuer,
            @ConfigProperty(name = "zhijia.identity.audience", defaultValue = "zhijia") String audience) {
        this.keys = keys;
        consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setVerificationKeyResolver((jws, nested) -> keyOf(jws)).setRequireExpirationTime().setRequireSubject()
                .setRequireIssuedAt()
                .setExpectedIssuer(true, issuer).setExpectedAudience(true, audience).setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .build();
    }

    /** Whether {@link #verify} can answer without fetching keys, so that an event loop may call it. */
    public boolean ready(String token) {
        try {
            return token.length() > MAX_LENGTH || keys.known(kid(token)) != null;
        } catch (InvalidJwtException malformed) {
            return true;
        }
    }

    /** Whether any token can be good now: not before the issuer's keys have been loaded once. */
    public boolean armed() {
        return keys.loaded();
    }

    /** The claims of a good token. May fetch keys: see {@link #ready}. */
    public JwtClaims verify(String token) throws InvalidJwtException {
        if (token.length() > MAX_LENGTH) {
            throw refused("token too long");
        }
        String hash = hash(token);
        var known = verified.getIfPresent(hash);
        if (known != null && known.expiresAt + SKEW_SECONDS > System.currentTimeMillis() / 1000
                && known.key.equals(keys.known(known.kid))) {
            return known.claims;
        }
        verified.invalidate(hash);
        var claims = consumer.processToClaims(token);
        String kid = kid(token);
        try {
            Key key = keys.known(kid);
            if (key != null) { // it may just have gone
                verified.put(hash, new Verified(kid, key, claims, claims.getExpirationTime().getValue()));
            }
        } catch (MalformedClaimException e) {
            throw refused(e.getMessage());
        }
        return claims;
    }

    private Key keyOf(JsonWebSignature jws) throws org.jose4j.lang.UnresolvableKeyException {
        Key key = jws.getKeyIdHeaderValue() == null ? null : keys.find(jws.getKeyIdHeaderValue());
        if (key == null) {
            throw new org.jose4j.lang.UnresolvableKeyException("no such key");
        }
        return key;
    }

    private static String kid(String token) throws InvalidJwtException {
        try {
            var structure = JsonWebStructure.fromCompactSerialization(token);
            return structure.getKeyIdHeaderValue() == null ? "" : structure.getKeyIdHeaderValue();
        } catch (JoseException | RuntimeException e) { // a kid that is no text, for one, is a ClassCastException in jose4j
            throw refused("not a token");
        }
    }

    private static InvalidJwtException refused(String why) {
        return new InvalidJwtException(why, List.of(), null);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
