package cn.zhijia.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

/** Many viewers, and few connections for everybody else. */
@QuarkusTest
@TestProfile(StreamsTest.FewConnections.class)
@QuarkusTestResource(FakeOrigin.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class StreamsTest {

    private static final int VIEWERS = 300;
    private static final String STREAM = "/v1/livestreams/law/frames/stream";

    @Inject
    OpenStreams open;

    public static class FewConnections implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("zhijia.gateway.connections-per-origin", "8");
        }
    }

    @Test
    @Order(1)
    @Timeout(60)
    void viewers_never_use_up_the_connections_of_ordinary_calls() throws Exception {
        var viewers = watch();
        given().get("/v1/events/x").then().statusCode(200);
        given().body("{}").put("/v1/livestreams/law/visits/1").then().statusCode(200)
                .body(equalTo("got 2"));
        for (var viewer : viewers) {
            viewer.close();
        }
        awaitNobody();
    }

    @Test
    @Order(2)
    @Timeout(60)
    void a_stream_ends_with_its_replica() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port
                + "/v1/livestreams/dying/frames/stream")).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        assertThrows(IOException.class, answer.body()::readAllBytes);
    }

    @Test
    @Order(3)
    @Timeout(60)
    void a_gateway_that_leaves_ends_its_streams_in_order() throws Exception {
        var viewers = watch();
        open.leave(new ShutdownDelayInitiatedEvent());
        for (var viewer : viewers) {
            assertTrue(rest(viewer).endsWith("0\r\n\r\n"), "cut off");
        }
        awaitNobody();
        try (var late = open()) {
            assertTrue(rest(late).endsWith("0\r\n\r\n"));
        }
    }

    /** One after the other, each has had its first event. */
    private static List<Socket> watch() throws IOException {
        var viewers = new ArrayList<Socket>();
        for (int i = 0; i < VIEWERS; i++) {
            var viewer = open();
            var read = new StringBuilder();
            for (int next = 0; !read.toString().endsWith("retry: 1000\n\n\r\n"); read.append((char) next)) {
                next = viewer.getInputStream().read();
                assertTrue(next >= 0, read.toString());
            }
            assertTrue(read.toString().startsWith("HTTP/1.1 200"), read.toString());
            viewers.add(viewer);
        }
        return viewers;
    }

    private void awaitNobody() throws InterruptedException {
        for (int i = 0; open.count() > 0; i++) {
            assertTrue(i < 600, open.count() + " streams are held that nobody watches");
            Thread.sleep(50);
        }
    }

    private static Socket open() throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(("GET " + STREAM + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String rest(Socket viewer) throws IOException {
        try (viewer) {
            return new String(viewer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
