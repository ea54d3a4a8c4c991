package cn.zhijia.gateway.suite;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.stories.HospitalStories;
import io.restassured.response.Response;

@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HospitalIdentityIT {

    private static final String SCOPE = "system/Task.rsu system/Patient.rs";

    private final LocalSuite suite;
    private final Issuer issuer;

    HospitalIdentityIT(LocalSuite suite) {
        this.suite = suite;
        issuer = new Issuer(suite);
    }

    @BeforeAll
    static void agreements(LocalSuite suite) {
        HospitalStories.load(new Door(suite.gateway()));
    }

    @ParameterizedTest
    @CsvSource({ "huilongguan, RS384", "huilongguan, ES384", "pumch, RS384", "pumch, ES384" })
    void a_hospital_proves_itself_with_its_own_key(String hospital, String algorithm) throws Exception {
        var claims = issuer.read(issuer.token(HospitalAssertion.of(hospital, algorithm).form(suite, SCOPE)));
        assertEquals(hospital, claims.getStringClaimValue("hospital"));
        assertEquals(List.of("hospital"), claims.getStringListClaimValue("groups"));
        assertEquals(List.of("system/Patient.rs", "system/Task.rsu"),
                List.of(claims.getStringClaimValue("scope").split(" ")).stream().sorted().toList());
        assertEquals(300, claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue());
    }

    /** Keycloak reads an unknown key at most every ten seconds. */
    @Test
    void a_hospital_rotates_its_key_by_itself() throws Exception {
        var present = HospitalAssertion.of("pumch", "ES384");
        String token = issuer.token(present.form(suite, SCOPE)).then().statusCode(200).extract().path("access_token");
        var next = EcJwkGenerator.generateJwk(EllipticCurves.P384);
        next.setKeyId("rotated-" + System.nanoTime());
        next.setAlgorithm("ES384");
        String path = suite.gateway() + "/v1/partner/keys/" + next.getKeyId();
        given().auth().oauth2(token).contentType("application/json").body(next.toJson(OutputControlLevel.PUBLIC_ONLY)).put(path)
                .then().statusCode(201);
        int status = 0;
        for (int i = 0; i < 60 && status != 200; i++) {
            status = issuer.token(HospitalAssertion.of("pumch", "ES384").signedWith(next).form(suite, SCOPE)).statusCode();
            Thread.sleep(status == 200 ? 0 : 1_000);
        }
        assertEquals(200, status);
        given().auth().oauth2(token).delete(path).then().statusCode(204);
    }

    @Test
    void an_integrators_own_keys_are_entered_from_a_file(@TempDir Path folder) throws Exception {
        var own = RsaJwkGenerator.generateJwk(2048);
        own.setKeyId("own-" + System.nanoTime());
        own.setAlgorithm("RS384");
        var file = folder.resolve("jwks.json");
        var door = new Door(suite.gateway());
        Files.writeString(file, new JsonWebKeySet(own).toJson(OutputControlLevel.PUBLIC_ONLY));
        assertEquals(1, Integrator.enter(door, file.toString(), "pumch"));
        assertEquals(1, Integrator.enter(door, file.toString(), "pumch"));
        Files.writeString(file, own.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        var refused = assertThrows(SuiteFailure.class, () -> Integrator.enter(door, file.toString(), "pumch"));
        assertTrue(refused.getMessage().contains("private-key"));
        assertEquals(0, Integrator.enter(door, null, "pumch"));
    }

    @Test
    void a_hospital_gets_no_scope_it_was_not_given() throws Exception {
        issuer.token(HospitalAssertion.of("pumch", "RS384").form(suite, "system/Observation.rs")).then().statusCode(400)
                .body("error", equalTo("invalid_scope"));
    }

    @Test
    void a_wrong_key_is_refused() throws Exception {
        var stranger = RsaJwkGenerator.generateJwk(2048);
        stranger.setKeyId("pumch-rs384");
        refused(issuer.token(HospitalAssertion.of("pumch", "RS384").signedWith(stranger).form(suite, SCOPE)));
    }

    @Test
    void another_hospitals_key_is_refused() throws Exception {
        var other = HospitalAssertion.of("huilongguan", "ES384").key();
        refused(issuer.token(HospitalAssertion.of("pumch", "ES384").signedWith(other).form(suite, SCOPE)));
    }

    @Test
    void an_assertion_counts_once() throws Exception {
        Map<String, String> form = HospitalAssertion.of("pumch", "ES384").form(suite, SCOPE);
        issuer.token(form).then().statusCode(200);
        refused(issuer.token(form)).then().body("error_description", containsString("reuse"));
    }

    @Test
    void an_expired_assertion_is_refused() throws Exception {
        refused(issuer.token(HospitalAssertion.of("pumch", "RS384").lasting(-120, -60).form(suite, SCOPE)));
    }

    @Test
    void an_assertion_older_than_five_minutes_is_refused_whatever_it_claims() throws Exception {
        refused(issuer.token(HospitalAssertion.of("pumch", "RS384").lasting(-360, 3_600).form(suite, SCOPE)));
    }

    @Test
    void a_weaker_signature_by_the_right_key_is_refused() throws Exception {
        refused(issuer.token(HospitalAssertion.of("pumch", "RS384").by("RS256").form(suite, SCOPE)));
    }

    private static Response refused(Response answer) {
        answer.then().statusCode(oneOf(400, 401)).body("error", oneOf("invalid_client", "unauthorized_client"));
        return answer;
    }
}
