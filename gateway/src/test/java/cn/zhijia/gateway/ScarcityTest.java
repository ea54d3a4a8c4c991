package cn.zhijia.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** One connection of each kind to each origin, and no issuer to fetch keys from. */
@QuarkusTest
@TestProfile(ScarcityTest.Scarce.class)
@QuarkusTestResource(FakeOrigin.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScarcityTest {

    public static class Scarce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("zhijia.gateway.connections-per-origin", "1", "zhijia.gateway.streams-per-origin", "1",
                    "zhijia.identity.jwks", "http://127.0.0.1:1/keys");
        }
    }

    @Test
    void who_waits_for_a_connection_in_vain_is_told_in_time() throws Exception {
        var stream = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/events/endless")).build();
        try (var held = HttpClient.newHttpClient().send(stream, BodyHandlers.ofInputStream()).body()) {
            assertEquals('d', held.read());
            given().get("/v1/events/x").then().statusCode(504).time(lessThan(30_000L)).header("Retry-After", notNullValue())
                    .contentType("application/problem+json").body("code", equalTo("origin-timeout"));
        }
    }

    @Test
    void of_many_viewers_without_a_connection_64_wait_in_vain_and_the_others_are_told_at_once() throws Exception {
        var stream = HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/v1/livestreams/law/frames/stream")).build();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (var held = client.send(stream, BodyHandlers.ofInputStream()).body()) {
            assertEquals('r', held.read());
            var answers = IntStream.range(0, 70).mapToObj(i -> client.sendAsync(stream, BodyHandlers.ofString())).toList();
            var refused = new ArrayList<String>();
            for (var answer : answers) {
                var told = answer.get(30, TimeUnit.SECONDS);
                assertTrue(told.headers().firstValue("Retry-After").isPresent(), told.body());
                refused.add(told.statusCode() + " " + JsonPath.from(told.body()).getString("code"));
            }
            assertEquals(Map.of("504 origin-timeout", 64L, "503 busy", 6L),
                    refused.stream().collect(Collectors.groupingBy(told -> told, Collectors.counting())));
        }
    }

    @Test
    void a_token_that_nobody_can_judge_yet_is_not_called_bad() {
        given().auth().oauth2(Tokens.member("an", "bus").sign()).get("/v1/me/registrations").then().statusCode(503)
                .header("Retry-After", notNullValue()).contentType("application/problem+json").body("code", equalTo("busy"));
        given().get("/v1/me/registrations").then().statusCode(401).body("code", equalTo("unauthorized"));
    }
}
