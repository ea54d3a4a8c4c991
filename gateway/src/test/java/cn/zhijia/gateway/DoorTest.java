package cn.zhijia.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

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

@QuarkusTest
@QuarkusTestResource(FakeOrigin.class)
@QuarkusTestResource(TestKeys.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorTest {

    static final String MEMBER = Tokens.member("an", "shouer").sign();

    @Test
    void a_route_is_whole_segments() {
        given().get("/v1/events/x").then().statusCode(200);
        given().auth().oauth2(MEMBER).get("/v1/eventsx").then().statusCode(404).contentType("application/problem+json")
                .body("code", equalTo("not-found"));
        given().auth().oauth2(MEMBER).get("/v1").then().statusCode(404);
    }

    @Test
    void guests_read_the_open_catalogue_and_nothing_else() {
        given().get("/v1/events/x").then().statusCode(200);
        given().get("/v1/events/x/registration").then().statusCode(401).contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"));
        given().put("/v1/events/x").then().statusCode(401);
        given().auth().oauth2(MEMBER).get("/v1/events/x/registration").then().statusCode(200);
    }

    @Test
    void a_bad_token_is_refused_even_where_none_is_needed() throws Exception {
        var stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        Stream.of("rubbish", Tokens.member("an", "x").expires(Instant.now().minusSeconds(60)).sign(),
                Tokens.member("an", "x").audience("other").sign(),
                Tokens.member("an", "x").issuer("http://evil/").sign(), Tokens.member("an", "x").sign(stranger, Tokens.KEY_ID),
                Tokens.member("an", "x").sign(stranger, "unknown"),
                MEMBER.replaceAll("^[^.]+", "eyJhbGciOiJub25lIn0")).forEach(
                        token -> given().auth().oauth2(token).get("/v1/events/x").then().statusCode(401).body("code",
                                equalTo("invalid-token")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "//v1/events/x", "/v1//events/x", "/v1/events/x;a=b", "/v1/events/..%2f..%2fadmin",
            "/v1/events/%2e%2e/x", "/v1/events/../x", "/v1/events/a\\b",
            "/v1/events/%00", "/v1/events/%252e", "http://evil.example/v1/events/x", "/v1/events/%zz" })
    void a_path_that_can_be_read_two_ways_is_refused(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Content-Length: 4\r\nTransfer-Encoding: chunked", "Content-Length: 4\r\nContent-Length: 5",
            "Transfer-Encoding: chunked, xchunked",
            "Content-Length: +4", "Host: other", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked" })
    void ambiguous_framing_never_reaches_an_origin(String headers) throws IOException {
        String answer = raw(
                "POST /v1/events/smuggled HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + MEMBER + "\r\n" + headers
                        + "\r\nConnection: close\r\n\r\n0\r\n\r\nGET /v1/events/smuggled-too HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400"), answer);
        assertEquals(null, System.getProperty("fake.smuggled"));
    }

    @Test
    void identity_and_hop_by_hop_headers_end_at_the_door() {
        given().header("X-User-Id", "admin").header("X_User_Id", "admin").header("X.User.Id", "admin")
                .header("X-Forwarded-User", "admin").header("X-Forwarded-For", "6.6.6.6")
                .header("Forwarded", "for=6.6.6.6").header("Cookie", "a=b").header("Keep-Alive", "9")
                .header("Accept-Language", "en").get("/v1/events/x").then().statusCode(200);
        String seen = System.getProperty("fake.seen").toLowerCase(Locale.ROOT);
        assertFalse(
                seen.contains("admin") || seen.contains("6.6.6.6") || seen.contains("cookie") || seen.contains("keep-alive="),
                seen);
        assertTrue(seen.contains("x-forwarded-for=127.0.0.1") && seen.contains("accept-language=en")
                && seen.contains("traceparent=00-"), seen);
    }

    @Test
    void what_connection_nominates_goes_with_it() throws IOException {
        raw("GET /v1/events/x HTTP/1.1\r\nHost: localhost\r\nConnection: Prefer\r\nConnection: close\r\nPrefer: nominated\r\n\r\n");
        assertFalse(System.getProperty("fake.seen").contains("nominated"));
    }

    @Test
    void an_answer_leaves_without_hop_by_hop_headers() {
        given().get("/v1/events/hops").then().statusCode(200).header("X-Secret", nullValue()).header("Keep-Alive", nullValue())
                .header("Server", nullValue())
                .header("X-Kept", equalTo("yes"));
    }

    @Test
    void a_sane_request_id_is_kept_and_any_other_replaced() {
        String id = "018f4c6e-0000-7000-8000-000000000001";
        given().header("X-Request-Id", id).get("/v1/events/x").then().header("X-Request-Id", equalTo(id));
        given().header("X-Request-Id", "<script>").get("/v1/events/x").then().header("X-Request-Id", not(equalTo("<script>")))
                .header("X-Request-Id", notNullValue());
    }

    @Test
    void a_trace_goes_through_to_the_problem() {
        given().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").get("/v1/me/registrations")
                .then().statusCode(401).body("traceId",
                        equalTo("0af7651916cd43dd8448eb211c80319c"));
    }

    @Test
    void a_304_ends_with_its_headers() throws IOException {
        for (String connection : new String[] { "keep-alive", "close" }) {
            String answer = raw("GET /v1/events/known HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection
                    + "\r\n\r\nGET /v1/events/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 304"), answer);
            assertFalse(answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT).contains("transfer-encoding"),
                    answer);
        }
    }

    @Test
    void a_slow_upload_is_waited_for_and_its_answer_is_not() throws Exception {
        var request = HttpRequest.newBuilder(uri("/v1/events/x")).header("Authorization", "Bearer " + MEMBER)
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[12]) {
                    @Override
                    public synchronized int read(byte[] into, int from, int most) {
                        try {
                            Thread.sleep(200); // longer in all than an answer may take
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return super.read(into, from, 1);
                    }
                })).build();
        assertEquals("got 12", HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    }

    @Test
    void a_token_whose_header_makes_no_sense_is_401() {
        for (String header : new String[] { "{\"alg\":\"RS256\",\"kid\":5}", "{\"alg\":\"RS256\",\"kid\":[\"a\"]}", "{}",
                "[]" }) {
            String token = java.util.Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(header.getBytes(StandardCharsets.UTF_8)) + MEMBER.substring(MEMBER.indexOf('.'));
            given().auth().oauth2(token).get("/v1/events/x").then().statusCode(401).contentType("application/problem+json");
        }
    }

    @Test
    void the_operators_pages_are_not_on_the_public_port() {
        for (String path : new String[] { "/q/metrics", "/q/health", "/q/health/ready", "/q/openapi" }) {
            given().get(path).then().statusCode(404);
        }
    }

    @Test
    void the_identity_provider_sees_the_credentials_that_are_meant_for_it() {
        given().auth().preemptive().basic("zhijia-demo", "").contentType("application/x-www-form-urlencoded")
                .post("/auth/realms/zhijia/protocol/openid-connect/token").then()
                .statusCode(200);
    }

    @Test
    void an_origin_that_is_away_is_502_and_a_slow_one_504() {
        given().get("/v1/terms/x").then().statusCode(502).contentType("application/problem+json")
                .header("Retry-After", notNullValue()).body("code",
                        equalTo("origin-unavailable"));
        given().auth().oauth2(MEMBER).get("/v1/stations/slow").then().statusCode(504).header("Retry-After", notNullValue())
                .body("code", equalTo("origin-timeout"));
        given().auth().oauth2(MEMBER).get("/v1/stations/broken").then().statusCode(502).body("code",
                equalTo("origin-unavailable"));
        given().header("Accept-Language", "en").get("/v1/terms/x").then().header("Content-Language", "en").body("title",
                equalTo("Service unavailable"));
    }

    @Test
    void under_fhir_the_gateways_errors_are_operation_outcomes() {
        given().get("/fhir/r4/Task").then().statusCode(401).contentType(startsWith("application/fhir+json"))
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].code", equalTo("login"));
        given().auth().oauth2(MEMBER).get("/fhir/r4/slow").then().statusCode(504).body("resourceType",
                equalTo("OperationOutcome"));
    }

    @Test
    void an_answer_cut_short_is_not_passed_off_as_whole() throws Exception {
        var request = HttpRequest.newBuilder(uri("/v1/stations/half")).header("Authorization", "Bearer " + MEMBER).build();
        try {
            HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException cut) {
            return;
        }
        throw new AssertionError("half an answer was taken for a whole one");
    }

    @Test
    void a_body_over_the_limit_is_413_declared_or_streamed() throws Exception {
        var big = new byte[1_100_000];
        given().auth().oauth2(MEMBER).body(big).put("/v1/events/x").then().statusCode(413)
                .contentType("application/problem+json");
        for (var version : HttpClient.Version.values()) {
            assertEquals(413, stream(big, version).statusCode(), version.name());
            assertEquals("got 900000", stream(new byte[900_000], version).body(), version.name());
        }
    }

    /** A body of undeclared length. */
    private static HttpResponse<String> stream(byte[] body, HttpClient.Version version) throws Exception {
        var request = HttpRequest.newBuilder(uri("/v1/events/x")).header("Authorization", "Bearer " + MEMBER)
                .timeout(Duration.ofSeconds(30)).version(version)
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void a_hundred_megabytes_stream_through_in_flat_memory() throws Exception {
        long most = 0;
        long sum = 0;
        System.gc();
        long before = used();
        try (var in = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri("/v1/events/large")).build(), BodyHandlers.ofInputStream()).body()) {
            var buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sum += n;
                if (sum % (8 << 20) < n) {
                    System.gc();
                    most = Math.max(most, used());
                    Thread.sleep(20); // a reader slower than the origin: what is not wanted yet must wait there, not here
                }
            }
        }
        assertEquals(100L << 20, sum);
        assertTrue(most - before < 40L << 20, "grew by " + (most - before >> 20) + " MB");
    }

    @Test
    void an_endless_stream_flows_and_ends_with_its_reader() throws Exception {
        int left = Integer.getInteger("fake.left", 0);
        try (var in = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri("/v1/events/endless")).build(), BodyHandlers.ofInputStream()).body()) {
            long start = System.nanoTime();
            var first = new byte[12];
            assertEquals(12, in.readNBytes(first, 0, 12));
            assertTrue(System.nanoTime() - start < 30_000_000_000L, "the first event was held back");
            in.skipNBytes(12 * 30); // longer than the response time-out of this test
        }
        for (int i = 0; i < 600 && Integer.getInteger("fake.left", 0) == left; i++) {
            Thread.sleep(100);
        }
        assertEquals(left + 1, Integer.getInteger("fake.left", 0), "the origin still streams to nobody");
    }

    @Test
    void of_the_identity_provider_only_what_apps_need_is_there() {
        given().get("/auth/realms/zhijia/.well-known/openid-configuration").then().statusCode(200);
        given().contentType("application/x-www-form-urlencoded").post("/auth/realms/zhijia/protocol/openid-connect/token")
                .then().statusCode(200);
        for (String path : new String[] { "/auth/admin", "/auth/admin/realms",
                "/auth/realms/master/protocol/openid-connect/token", "/auth/realms/zhijia/account", "/auth",
                "/auth/realms/zhijia/clients-registrations/openid-connect", "/auth/metrics" }) {
            given().get(path).then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Test
    void a_problem_code_has_a_page_in_both_languages() {
        given().get("/problems/origin-timeout").then().statusCode(200).body("status", equalTo(504)).body("title",
                equalTo("服务响应超时"));
        given().header("Accept-Language", "en").accept("application/json").get("/problems/origin-timeout").then().body("title",
                equalTo("No answer in time"));
        given().header("Accept-Language", "en").accept("text/html").get("/problems/origin-timeout").then().statusCode(200)
                .contentType(startsWith("text/html"));
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
