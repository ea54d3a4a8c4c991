package cn.zhijia.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.zhijia.kit.testing.TestKeys;
import cn.zhijia.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** What the HTTP server would refuse without a word, over bare sockets. */
@QuarkusTest
@QuarkusTestResource(FakeOrigin.class)
@QuarkusTestResource(TestKeys.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EdgeTest {

    private static final String HOST = "Host: localhost\r\n";

    @ParameterizedTest
    @ValueSource(strings = { "/v1/events?text=%zz", "/v1/events?text=a\\b", "/openapi.json?a=%", "/v1/events?a={b}",
            "/v1/events/%zz", "/v1/events/a\\b" })
    void an_address_that_is_no_address_is_a_problem(String address) throws IOException {
        assertProblem(400, "malformed-address", get(address, HOST));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Host: \r\n", "Host: a b\r\n", "Host: a:b:c\r\n" })
    void a_request_to_nobody_is_a_problem(String host) throws IOException {
        assertProblem(400, "host-required", get("/v1/events/x", host));
    }

    @Test
    void what_is_too_long_is_a_problem_and_what_is_just_short_enough_passes() throws IOException {
        String start = "/v1/events/x?text=";
        assertProblem(414, "http-414", get(start + "a".repeat(8_193 - start.length()), HOST));
        assertTrue(get(start + "a".repeat(8_192 - start.length()), HOST).startsWith("HTTP/1.1 200"));
        assertProblem(431, "http-431", get("/v1/events/x", HOST + "X-Big: " + "a".repeat(16_384) + "\r\n"));
        assertTrue(get("/v1/events/x", HOST + "X-Big: " + "a".repeat(15_000) + "\r\n").startsWith("HTTP/1.1 200"));
    }

    @Test
    void it_is_said_in_the_callers_language() throws IOException {
        assertTrue(get("/v1/events?text=%zz", HOST).contains("请求地址格式有误"));
        assertTrue(get("/v1/events?text=%zz", HOST + "Accept-Language: en\r\n").contains("Malformed address"));
    }

    @Test
    void options_are_told_where_something_is_and_404_where_nothing_is() throws InterruptedException {
        for (String path : new String[] { "/v1/nothing", "/v1/eventsx", "/docs/nothing", "/auth/admin" }) {
            given().options(path).then().statusCode(404).contentType("application/problem+json").body("code",
                    equalTo("not-found"));
        }
        given().options("/openapi.json").then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS");
        for (int i = 0; i < 600 && given().get("/openapi.json").statusCode() != 200; i++) {
            Thread.sleep(50); // until the contract has been learnt
        }
        given().options("/v1/series/x").then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS, PUT");
        given().delete("/v1/series/x").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS, PUT");
    }

    @Test
    void after_a_declared_body_over_the_limit_the_problem_arrives_and_the_connection_ends() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000); // the caller goes on sending: it is the gateway that hangs up
            var out = socket.getOutputStream();
            out.write(("PUT /v1/events/x HTTP/1.1\r\n" + HOST + "Authorization: Bearer " + Tokens.member("an", "bus").sign()
                    + "\r\nContent-Length: 2000000\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(new byte[10_000]);
            out.flush();
            assertProblem(413, "http-413", new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void assertProblem(int status, String code, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertTrue(head.contains("Content-Type: application/problem+json") && head.contains("X-Request-Id: "), answer);
        var problem = JsonPath.from(answer.substring(head.length() + 4));
        assertEquals(code, problem.getString("code"));
        assertEquals(status, problem.getInt("status"));
        assertEquals("/problems/" + code, problem.getString("type"));
        assertTrue(problem.getString("traceId").matches("[0-9a-f]{32}"), answer);
    }

    private static String get(String address, String headers) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(("GET " + address + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
