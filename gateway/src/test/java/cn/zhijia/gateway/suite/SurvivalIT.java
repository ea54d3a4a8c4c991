package cn.zhijia.gateway.suite;

import static io.restassured.RestAssured.given;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SurvivalIT {

    private final LocalSuite suite;

    SurvivalIT(LocalSuite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(strings = { "postgres", "events", "keycloak" })
    void a_part_that_lost_its_power_comes_back(String part) throws Exception {
        suite.kill(part);
        suite.restart(part);
        given().get(suite.service("events") + "/q/health/ready").then().statusCode(200);
        given().get(suite.keycloak() + Keycloak.DISCOVERY).then().statusCode(200);
    }
}
