package cn.zhijia.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.Overheard;
import cn.zhijia.kit.testing.TestKeys;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the gateway writes down about its callers: nothing that names them. */
@QuarkusTest
@QuarkusTestResource(FakeOrigin.class)
@QuarkusTestResource(TestKeys.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DiscretionTest {

    private static final String MEMBER = Tokens.member("an", "shouer").sign();

    @TestHTTPResource(value = "metrics", management = true)
    URI metrics;

    @Test
    void the_access_log_names_no_member_and_keeps_no_query() throws InterruptedException {
        try (var log = new Overheard()) {
            given().auth().oauth2(MEMBER).header("X-Logged-Path", "/forged")
                    .get("/v1/events/e1/registrations/M-123?text=secret")
                    .then().statusCode(200);
            for (int i = 0; i < 1_500 && log.saying("GET /v1/events/e1/registrations/* 200").isEmpty(); i++) {
                Thread.sleep(20); // written after the answer has gone
            }
            assertEquals(1, log.saying("GET /v1/events/e1/registrations/* 200").size());
            assertEquals(List.of(), log.saying("M-123", "secret", "forged", "Bearer"));
        }
    }

    @Test
    void metrics_count_by_the_kind_of_address_and_name_nobody() {
        given().auth().oauth2(MEMBER).get("/v1/events/e1/registrations/M-123?text=secret").then().statusCode(200);
        given().get("/v1/calendar-feeds/key-456").then().statusCode(200);
        String all = given().get(metrics).then().statusCode(200).extract().asString();
        assertTrue(all.contains("uri=\"/v1/events\"") && all.contains("uri=\"/v1/calendar-feeds\""), all);
        assertFalse(all.contains("M-123") || all.contains("secret") || all.contains("key-456"), all);
    }
}
