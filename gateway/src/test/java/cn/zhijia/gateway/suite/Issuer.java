package cn.zhijia.gateway.suite;

import static io.restassured.RestAssured.given;

import java.net.URI;
import java.util.Map;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

import io.restassured.response.Response;

/** The realm's token endpoint, and its tokens read as a service reads them: by the published keys. */
final class Issuer {

    private final URI realm;
    private final JwtConsumer consumer;

    Issuer(LocalSuite suite) {
        realm = suite.keycloak().resolve(Keycloak.REALM);
        var keys = new HttpsJwks(suite.keycloak().resolve(Keycloak.CERTIFICATES).toString());
        consumer = new JwtConsumerBuilder().setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setExpectedIssuer(name(suite)).setExpectedAudience("zhijia").setRequireExpirationTime()
                .setRequireSubject().build();
    }

    /** What tokens carry as their issuer, whatever address they were fetched from. */
    static String name(LocalSuite suite) {
        return suite.gateway().resolve(Keycloak.REALM).toString();
    }

    URI realm() {
        return realm;
    }

    Response token(Map<String, String> form) {
        return given().formParams(form).post(realm + "/protocol/openid-connect/token");
    }

    Response signIn(String client, String account) {
        return token(Map.of("grant_type", "password", "client_id", client, "username", account, "password", "zhijia-demo"));
    }

    /** Signs in a demo account and reads its access token. */
    JwtClaims claims(String account) throws InvalidJwtException {
        return read(signIn("zhijia-demo", account));
    }

    JwtClaims read(Response answer) throws InvalidJwtException {
        return consumer.processToClaims(answer.then().statusCode(200).extract().path("access_token"));
    }
}
