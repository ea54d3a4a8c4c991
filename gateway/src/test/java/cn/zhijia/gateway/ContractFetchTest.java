package cn.zhijia.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Behind this gateway one part has a contract, one never answers when asked for it, and one is away. */
@QuarkusTest
@QuarkusTestResource(FakeOrigin.class)
@QuarkusTestResource(TestKeys.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractFetchTest {

    @Test
    void a_service_that_keeps_its_contract_back_keeps_nobody_waiting() throws Exception {
        for (int i = 0; i < 200 && System.getProperty("fake.asked") == null; i++) {
            Thread.sleep(25);
        }
        assertEquals("yes", System.getProperty("fake.asked"));
        given().get("/openapi.json").then().statusCode(200);
        given().get("/v1/events/x").then().statusCode(200);
        var client = HttpClient.newHttpClient();
        var calls = IntStream.range(0, 20).mapToObj(i -> i % 2 == 0 ? "/openapi.json" : "/v1/events/x")
                .map(path -> HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path)).build())
                .map(call -> client.sendAsync(call, BodyHandlers.ofString()).thenApply(HttpResponse::statusCode)).toList();
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(4, TimeUnit.SECONDS); // less than one fetch may take
        assertTrue(calls.stream().allMatch(call -> call.join() == 200));
        given().get("/openapi.json").then().body("paths.'/v1/series/{id}'", notNullValue());
    }
}
