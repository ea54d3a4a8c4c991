package cn.zhijia.counselling.hospital;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;
import static org.hamcrest.Matchers.oneOf;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import cn.zhijia.kit.testing.Tokens;
import io.restassured.response.Response;

/** Hospitals that there is an agreement with, as tests need them. */
public final class Agreed {

    private static final AtomicInteger NUMBERS = new AtomicInteger((int) (System.nanoTime() & 0xfffff));

    private Agreed() {
    }

    public static int number() {
        return NUMBERS.incrementAndGet();
    }

    /** An id that no other test uses. */
    public static String id() {
        return "h" + number();
    }

    /** Around the clock, for everybody of any age, from 2000 on. */
    public static Map<String, Object> body() {
        var body = new HashMap<String, Object>(Map.of("nameZh", "北京回龙观医院", "nameEn", "Beijing Huilongguan Hospital", "state",
                "ACTIVE", "agreementFrom", "2000-01-01", "scope", List.of("SUICIDE_RISK", "PSYCHOSIS"), "leastAge", 0,
                "mostAge",
                120));
        body.putAll(Map.of("hours", List.of(), "dutyPhones", List.of("010-00000001"), "distances", List.of(), "hosts",
                List.of()));
        return body;
    }

    /** Entered, or as it was. */
    public static String hospital(String id) {
        return hospital(id, Map.of());
    }

    public static String hospital(String id, Map<String, ?> changes) {
        var body = body();
        body.putAll(changes);
        as(ADMIN).header("If-Match", "*").body(body).put("/v1/hospitals/" + id).then().statusCode(oneOf(200, 201));
        return id;
    }

    public static String token(String hospital, String... scopes) {
        return Tokens.person("system-of-" + hospital, "hospital").without("member_no").with("hospital", hospital)
                .with("scope", scopes.length == 0 ? "system/Task.rsu" : String.join(" ", scopes)).sign();
    }

    /** A public key of P-384, and of nobody else. */
    public static Map<String, Object> jwk() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            var point = ((ECPublicKey) generator.generateKeyPair().getPublic()).getW();
            return new HashMap<>(Map.of("kty", "EC", "crv", "P-384", "alg", "ES384", "x", coordinate(point.getAffineX()), "y",
                    coordinate(point.getAffineY())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray(), fixed = new byte[48];
        int from = Math.max(0, bytes.length - 48);
        System.arraycopy(bytes, from, fixed, 48 - (bytes.length - from), bytes.length - from);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }

    /** A key of this hospital's that an admin has entered; its name. */
    public static String key(String hospital) {
        String kid = "k" + number();
        put(ADMIN, "/v1/hospitals/" + hospital + "/keys/" + kid, jwk()).then().statusCode(201);
        return kid;
    }

    public static Response beat(String hospital) {
        return as(token(hospital)).put("/v1/partner/heartbeat");
    }
}
