package cn.zhijia.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Signs tokens for any number of people with the local realm's second key. Every verifier of the local suite accepts them, no
 * production profile does.
 */
public final class Tokens {

    public static final String ISSUER = "http://localhost:8080/auth/realms/zhijia";
    private static final PrivateKey KEY = key();
    /** As Keycloak names a key: the SHA-256 of its public half. */
    public static final String KEY_ID = keyId();

    private String issuer = System.getProperty("zhijia.test.issuer", ISSUER);
    private String audience = "zhijia";
    private Instant expires = Instant.now().plusSeconds(3_600);
    private final JwtClaims claims = new JwtClaims();
    private final List<String> groups = new ArrayList<>();

    private Tokens(String name) {
        claims.setSubject(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
        claims.setStringClaim("preferred_username", name);
        claims.setStringClaim("name", name);
        claims.setStringClaim("member_no", "T-" + name);
        claims.setClaim("real_name_verified", true);
    }

    /**
     * A verified member of a union, named and numbered (会员号 {@code T-name}) after {@code name}; the same name is always the
     * same person.
     */
    public static Tokens member(String name, String union) {
        return new Tokens(name).union(union).role("member");
    }

    /** A member who organises for these unions. */
    public static Tokens organizer(String name, String... unions) {
        var token = new Tokens(name).union(unions[0]).role("member").role("organizer");
        token.claims.setStringListClaim("unions", List.of(unions));
        return token;
    }

    /** Somebody with this one role and no union. */
    public static Tokens person(String name, String role) {
        return new Tokens(name).role(role);
    }

    public Tokens role(String role) {
        groups.add(role);
        return this;
    }

    public Tokens union(String union) {
        return with("union", union);
    }

    public Tokens with(String claim, Object value) {
        claims.setClaim(claim, value);
        return this;
    }

    public Tokens without(String claim) {
        claims.unsetClaim(claim);
        return this;
    }

    public Tokens issuer(String other) {
        issuer = other;
        return this;
    }

    public Tokens audience(String other) {
        audience = other;
        return this;
    }

    public Tokens expires(Instant at) {
        expires = at;
        return this;
    }

    /** The signed token. */
    public String sign() {
        return sign(KEY, KEY_ID);
    }

    /** Signed by another key, or named after another, to see it refused. */
    public String sign(PrivateKey key, String keyId) {
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setIssuedAt(NumericDate.fromSeconds(Instant.now().getEpochSecond() - 1));
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setStringListClaim("groups", groups);
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey(key);
        jws.setKeyIdHeaderValue(keyId);
        jws.setHeader("typ", "JWT");
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key() {
        try (var in = Tokens.class.getResourceAsStream("/people/key.pem")) {
            String pem = new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keyId() {
        try {
            var key = (RSAPrivateCrtKey) KEY;
            var open = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(open.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
