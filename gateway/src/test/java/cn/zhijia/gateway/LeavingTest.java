package cn.zhijia.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Clients that close their connection as soon as they have their answer. */
@QuarkusTest
@QuarkusTestResource(FakeOrigin.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeavingTest {

    private static final int CLIENTS = 12;
    private static final int CALLS = 1_000;
    private static final byte[] CALL = "GET /v1/events/short HTTP/1.1\r\nHost: localhost\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    @Test
    void who_leaves_with_the_last_byte_takes_nobody_elses_answer_along() throws Exception {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<List<String>>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(LeavingTest::calls);
            }
            for (var client : threads.invokeAll(clients)) {
                assertEquals(List.of(), client.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Every answer that was not the origin's. */
    private static List<String> calls() throws IOException {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            try (var socket = new Socket("localhost", RestAssured.port)) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream().write(CALL);
                var read = new StringBuilder();
                var part = new byte[2_048];
                for (int n = 0; n >= 0 && !read.toString().endsWith("got 0") && !read.toString().endsWith("}");) {
                    n = socket.getInputStream().read(part);
                    read.append(n < 0 ? "" : new String(part, 0, n, StandardCharsets.UTF_8));
                }
                if (!read.toString().startsWith("HTTP/1.1 200")) {
                    others.add(read.toString());
                }
            }
        }
        return others;
    }
}
