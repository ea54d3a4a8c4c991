package cn.zhijia.gateway.suite;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.zhijia.kit.testing.Tokens;

@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdentityIT {

    private final LocalSuite suite;
    private final Issuer issuer;

    IdentityIT(LocalSuite suite) {
        this.suite = suite;
        issuer = new Issuer(suite);
    }

    @Test
    void a_member_is_known_by_everything_the_services_read() throws Exception {
        JwtClaims claims = issuer.claims("member1");
        assertEquals("member1", claims.getStringClaimValue("preferred_username"));
        assertEquals("M-MEMBER1", claims.getStringClaimValue("member_no"));
        assertEquals("shouer", claims.getStringClaimValue("union"));
        assertEquals(true, claims.getClaimValue("real_name_verified"));
        assertEquals(List.of("member"), claims.getStringListClaimValue("groups"));
        assertEquals(List.of("zhijia"), claims.getAudience());
        assertTrue(claims.getStringClaimValue("name").matches("\\p{IsHan}{2,4}"), claims.getStringClaimValue("name"));
        assertEquals(900, claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "member20, member, shouer, -, -, -", "member21, member, maizidian, -, -, -",
            "member40, member, maizidian, -, -, -", "member41, member, airport, -, -, -", "member51, member, bus, -, -, -",
            "organizer-shouer, member organizer, shouer, shouer, -, -", "organizer-city, member organizer, city, city, -, -",
            "organizer-shunyi, member organizer, shunyi, shunyi, -, -", "carer9, member carer, shouer, -, -, -",
            "counsellor3, counsellor, -, -, -, xinyuan", "supervisor2, supervisor, -, -, -, -",
            "duty1, duty-officer, -, -, -, -", "registrar-ouc, registrar, -, -, ouc, -",
            "registrar-bjou, registrar, -, -, bjou, -", "admin1, admin, -, -, -, -" })
    void each_account_has_its_roles_and_belongings(String account, String groups, String union, String unions, String school,
            String agency) throws Exception {
        JwtClaims claims = issuer.claims(account);
        assertEquals(Set.of(groups.split(" ")), Set.copyOf(claims.getStringListClaimValue("groups")));
        assertEquals(union, claims.getStringClaimValue("union"));
        assertEquals(unions == null ? null : List.of(unions), claims.getClaimValue("unions"));
        assertEquals(school, claims.getStringClaimValue("school"));
        assertEquals(agency, claims.getStringClaimValue("agency"));
    }

    /** Past the gateway, which would have turned them away: headers open nothing, and no token but a good one does. */
    @ParameterizedTest
    @CsvSource({ "events, /v1/me/registrations", "counselling, /v1/me/appointments", "education, /v1/me/applications" })
    void each_service_verifies_tokens_itself(String service, String path) throws Exception {
        String address = suite.service(service) + path;
        var stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        String good = Tokens.member("direct", "shouer").sign();
        given().auth().oauth2(good).get(address).then().statusCode(200);
        for (String bad : List.of(Tokens.member("direct", "shouer").expires(Instant.now().minusSeconds(60)).sign(),
                Tokens.member("direct", "shouer").audience("account").sign(),
                Tokens.member("direct", "shouer").issuer(issuer.realm() + "x").sign(),
                Tokens.member("direct", "shouer").sign(stranger, Tokens.KEY_ID),
                Tokens.member("direct", "shouer").sign(stranger, "unknown"), good.replaceAll("^[^.]+", "eyJhbGciOiJub25lIn0"),
                good.substring(0, good.lastIndexOf('.') + 1))) {
            given().auth().oauth2(bad).get(address).then().statusCode(401).body("code", equalTo("invalid-token"));
        }
        given().header("X-User-Id", "direct").header("X-Forwarded-User", "admin1").header("X-Forwarded-For", "127.0.0.1")
                .get(address).then().statusCode(401).body("code", equalTo("unauthorized"));
    }

    @Test
    void the_sixtieth_member_is_not_verified() throws Exception {
        assertEquals(false, issuer.claims("member60").getClaimValue("real_name_verified"));
        assertEquals(true, issuer.claims("member59").getClaimValue("real_name_verified"));
    }

    @Test
    void the_key_of_the_many_people_is_published_but_does_not_sign_here() {
        given().get(issuer.realm() + "/protocol/openid-connect/certs").then().statusCode(200).body("keys.kid",
                hasItem(Tokens.KEY_ID));
        String token = issuer.signIn("zhijia-demo", "member2").path("access_token");
        assertFalse(header(token).contains(Tokens.KEY_ID));
    }

    /** The app's client, and those that Keycloak makes by itself. */
    @ParameterizedTest
    @ValueSource(strings = { "zhijia-app", "admin-cli", "account", "account-console", "security-admin-console" })
    void no_client_but_the_demos_trades_a_password_for_a_token(String client) {
        issuer.signIn(client, "member1").then().statusCode(400).body("error", equalTo("unauthorized_client"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=plain" })
    void the_app_is_sent_back_without_a_proper_proof_key(String challenge) {
        given().redirects().follow(false).get(authorization("cn.zhijia.app:/oauth2redirect") + challenge).then().statusCode(302)
                .header("Location", containsString("error=invalid_request"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example/", "cn.zhijia.app:/other", "http://localhost:1@evil.example/" })
    void nobody_else_receives_the_apps_code(String redirect) {
        given().redirects().follow(false).get(authorization(redirect)).then().statusCode(400);
    }

    @Test
    void a_refresh_token_works_once() {
        String first = issuer.signIn("zhijia-demo", "member3").path("refresh_token");
        var again = Map.of("grant_type", "refresh_token", "client_id", "zhijia-demo", "refresh_token", first);
        issuer.token(again).then().statusCode(200);
        issuer.token(again).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    private String authorization(String redirect) {
        return issuer.realm()
                + "/protocol/openid-connect/auth?client_id=zhijia-app&response_type=code&scope=openid&redirect_uri="
                + redirect;
    }

    private static String header(String token) {
        return new String(java.util.Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
