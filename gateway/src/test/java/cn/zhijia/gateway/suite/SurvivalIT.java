package cn.zhijia.gateway.suite;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.zhijia.kit.testing.Tokens;
import io.restassured.response.Response;

@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SurvivalIT {

    private final LocalSuite suite;

    SurvivalIT(LocalSuite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(strings = { "postgres", "events" })
    void a_part_that_lost_its_power_comes_back(String part) throws Exception {
        suite.kill(part);
        suite.restart(part);
        given().get(suite.service("events") + "/q/health/ready").then().statusCode(200);
        given().get(suite.keycloak() + Keycloak.DISCOVERY).then().statusCode(200);
    }

    /** An app that is told 401 signs its user out, for nothing. */
    @Test
    void a_service_that_starts_before_its_issuer_asks_for_patience() throws Exception {
        String member = Tokens.member("early", "airport").sign();
        suite.kill("keycloak");
        suite.kill("events");
        suite.begin("events");
        awaitLife();
        mine(member).then().statusCode(503).header("Retry-After", matchesPattern("[1-9]")).body("code", equalTo("busy"));
        given().get(suite.service("events") + "/v1/events").then().statusCode(200);
        given().get(suite.service("events") + "/q/health/ready").then().statusCode(503);
        suite.restart("keycloak");
        suite.await("events");
        mine(member).then().statusCode(200);
        given().get(suite.keycloak() + Keycloak.DISCOVERY).then().statusCode(200);
    }

    private Response mine(String member) {
        return given().auth().oauth2(member).get(suite.service("events") + "/v1/me/registrations");
    }

    private void awaitLife() throws InterruptedException {
        URI live = suite.service("events").resolve("/q/health/live");
        for (int i = 0; !answers(live); i++) {
            assertTrue(i < 600, "events never came to life");
            Thread.sleep(100);
        }
    }

    private static boolean answers(URI address) {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            return given().get(address).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
