package cn.zhijia.counselling.hospital.key;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.count;
import static cn.zhijia.counselling.World.put;
import static cn.zhijia.counselling.World.together;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.zhijia.counselling.hospital.Agreed;
import cn.zhijia.kit.testing.Overheard;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** The keys of a hospital: the first by an admin, the others by itself. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyTest {

    private static final String PARTNER = "/v1/partner/keys/";
    private final String id = Agreed.id();
    private final String mine = Agreed.token(id);
    private final String path = "/v1/hospitals/" + id;

    @BeforeEach
    void an_agreement() {
        Agreed.hospital(id);
    }

    private List<String> kids() {
        return given().get(path + "/jwks").then().statusCode(200).extract().path("keys.kid");
    }

    private static Map<String, Object> rsa(int bits) throws Exception {
        var key = RsaJwkGenerator.generateJwk(bits);
        return new HashMap<>(Map.of("kty", "RSA", "alg", "RS384", "n",
                key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY).get("n"), "e", "AQAB"));
    }

    @Test
    void the_first_is_an_admins_and_the_hospital_goes_on_from_there() throws Exception {
        var first = Agreed.jwk();
        put(ADMIN, path + "/keys/first", first).then().statusCode(201).body("kid", is("first"), "use", is("sig"), "alg",
                is("ES384"), "n", nullValue());
        put(ADMIN, path + "/keys/first", first).then().statusCode(200);
        var second = rsa(2048);
        put(mine, PARTNER + "second", second).then().statusCode(201).body("e", is("AQAB"), "crv", nullValue());
        assertEquals(List.of("first", "second"), kids());
        as(mine).delete(PARTNER + "first").then().statusCode(204);
        as(mine).delete(PARTNER + "first").then().statusCode(204);
        assertEquals(List.of("second"), kids());
        put(mine, PARTNER + "first", first).then().statusCode(409).body("code", is("key-given-up"));
        put(ADMIN, path + "/keys/first", first).then().statusCode(409).body("code", is("key-given-up"));
    }

    @Test
    void the_set_is_read_by_who_knows_jwks() throws Exception {
        put(ADMIN, path + "/keys/ec", Agreed.jwk()).then().statusCode(201);
        put(mine, PARTNER + "rsa", rsa(3072)).then().statusCode(201);
        var read = new JsonWebKeySet(given().get(path + "/jwks").asString()).getJsonWebKeys();
        assertEquals(2, read.size());
        assertEquals(384, ((ECPublicKey) read.get(0).getKey()).getParams().getOrder().bitLength());
        assertEquals("RS384", read.get(1).getAlgorithm());
        given().get("/v1/hospitals/nobody/jwks").then().statusCode(404);
    }

    @Test
    void a_name_belongs_to_one_key_and_a_key_to_one_hospital() {
        var key = Agreed.jwk();
        put(ADMIN, path + "/keys/a", key).then().statusCode(201);
        put(mine, PARTNER + "a", Agreed.jwk()).then().statusCode(409).body("code", is("kid-in-use"));
        put(mine, PARTNER + "b", key).then().statusCode(409).body("code", is("key-in-use"));
        String other = Agreed.hospital(Agreed.id());
        put(ADMIN, "/v1/hospitals/" + other + "/keys/a", key).then().statusCode(409).body("code", is("key-in-use"));
        put(Agreed.token(other), PARTNER + "a", key).then().statusCode(409).body("code", is("key-in-use"));
        as(Agreed.token(other)).delete(PARTNER + "a").then().statusCode(404);
        assertEquals(List.of("a"), kids());
    }

    @Test
    void the_last_one_stays_whoever_comes_at_once_and_only_an_admin_takes_it() throws Exception {
        for (String kid : List.of("a", "b", "c", "d")) {
            put(ADMIN, path + "/keys/" + kid, Agreed.jwk()).then().statusCode(201);
        }
        var calls = new ArrayList<Callable<Response>>();
        for (String kid : List.of("a", "b", "c", "d")) {
            calls.add(() -> as(mine).delete(PARTNER + kid));
        }
        var answers = together(calls);
        assertEquals(3, count(answers, 204));
        assertEquals(1, count(answers, 409));
        String left = kids().get(0);
        as(mine).delete(PARTNER + left).then().statusCode(409).body("code", is("last-key"));
        as(ADMIN).delete(path + "/keys/" + left).then().statusCode(204);
        assertEquals(List.of(), kids());
    }

    @Test
    void there_are_four_at_most_whoever_comes_at_once() throws Exception {
        var calls = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 8; i++) {
            String kid = "k" + i;
            var key = Agreed.jwk();
            calls.add(() -> put(mine, PARTNER + kid, key));
        }
        var answers = together(calls);
        assertEquals(4, count(answers, 201));
        assertEquals(4, count(answers, 409));
        assertEquals(4, kids().size());
    }

    @Test
    void a_private_key_is_refused_and_shown_to_nobody() throws Exception {
        var pair = RsaJwkGenerator.generateJwk(2048);
        var whole = pair.toParams(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
        whole.put("alg", "RS384");
        try (var overheard = new Overheard(java.util.logging.Level.FINE)) {
            put(mine, PARTNER + "whole", whole).then().statusCode(400).body("errors[0].pointer", is("/d"), "errors[0].code",
                    is("private-key"));
            for (String part : List.of("p", "q", "dp", "dq", "qi", "k")) {
                var key = Agreed.jwk();
                key.put(part, "c2VjcmV0LXBhcnQ");
                put(mine, PARTNER + "part", key).then().statusCode(400).body("errors[0].code", is("private-key"))
                        .body(not(containsString("c2VjcmV0LXBhcnQ")));
            }
            assertEquals(List.of(), overheard.saying(String.valueOf(whole.get("d")), "c2VjcmV0LXBhcnQ"));
        }
        assertEquals(List.of(), kids());
    }

    @ParameterizedTest
    @CsvSource({ "alg,HS256,/alg", "alg,none,/alg", "alg,RS256,/alg", "alg,ES256,/alg", "alg,RS384,/alg", "kty,oct,/kty",
            "kty,RSA,/alg", "kty,OKP,/kty", "crv,P-256,/crv", "use,enc,/use", "kid,another,/kid", "n,AQAB,/n",
            "x,AAAA,/x", "y,not base64,/x" })
    void what_is_no_key_of_its_algorithm_is_refused(String field, String value, String pointer) {
        var key = Agreed.jwk();
        key.put(field, value);
        put(mine, PARTNER + "kid", key).then().statusCode(400).body("errors.pointer[0]", is(pointer));
        assertEquals(List.of(), kids());
    }

    @Test
    void a_point_that_is_not_on_the_curve_is_no_key() {
        var key = Agreed.jwk();
        byte[] y = Base64.getUrlDecoder().decode((String) key.get("y"));
        y[47] ^= 1;
        key.put("y", Base64.getUrlEncoder().withoutPadding().encodeToString(y));
        put(mine, PARTNER + "kid", key).then().statusCode(400).body("errors[0].code", is("not-on-curve"));
        key.put("x", Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[48]));
        key.put("y", Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[48]));
        put(mine, PARTNER + "kid", key).then().statusCode(400).body("errors[0].code", is("not-on-curve"));
    }

    @Test
    void an_rsa_key_is_large_enough_and_has_one_spelling() throws Exception {
        put(mine, PARTNER + "small", rsa(1024)).then().statusCode(400).body("errors[0].code", is("no-modulus"));
        var three = rsa(2048);
        three.put("e", "Aw");
        put(mine, PARTNER + "three", three).then().statusCode(400).body("errors[0].pointer", is("/e"));
        var padded = rsa(2048);
        byte[] n = Base64.getUrlDecoder().decode((String) padded.get("n"));
        byte[] zero = new byte[n.length + 1];
        System.arraycopy(n, 0, zero, 1, n.length);
        padded.put("n", Base64.getUrlEncoder().withoutPadding().encodeToString(zero));
        put(mine, PARTNER + "padded", padded).then().statusCode(400).body("errors[0].code", is("no-modulus"));
        padded.put("n", Base64.getUrlEncoder().encodeToString(n));
        put(mine, PARTNER + "padded", padded).then().statusCode(400).body("errors[0].pointer", is("/n"));
        n[n.length - 1] &= (byte) 0xfe;
        padded.put("n", Base64.getUrlEncoder().withoutPadding().encodeToString(n));
        put(mine, PARTNER + "even", padded).then().statusCode(400).body("errors[0].code", is("no-modulus"));
    }
}
