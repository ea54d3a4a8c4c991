package cn.zhijia.gateway.audience;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** The demo's viewers come, are counted, speak, and are gone with whoever let them in. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoAudienceTest {

    private static final int VIEWERS = 5;

    private final Vertx vertx = Vertx.vertx();
    private final Set<String> visits = ConcurrentHashMap.newKeySet();
    private final AtomicInteger watching = new AtomicInteger();
    private final AtomicInteger said = new AtomicInteger();
    private URI gateway;

    @TempDir
    private Path logs;

    @BeforeEach
    void open() throws Exception {
        var server = vertx.createHttpServer().requestHandler(this::answer).listen(0).toCompletionStage().toCompletableFuture();
        gateway = URI.create("http://localhost:" + server.get().actualPort());
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void they_watch_are_counted_and_speak_until_they_are_sent_home() throws Exception {
        ProcessHandle process;
        try (var audience = DemoAudience.start(gateway, UUID.randomUUID(), VIEWERS, logs)) {
            process = audience.process();
            await(() -> watching.get() == VIEWERS && visits.size() == VIEWERS && said.get() > 0);
        }
        assertFalse(process.isAlive());
    }

    /** By kill -9, say: nobody closes anything then. */
    @Test
    void they_go_when_whoever_let_them_in_is_gone() throws Exception {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), DemoAudience.class.getName(), gateway.toString(),
                UUID.randomUUID().toString(), String.valueOf(VIEWERS)).redirectErrorStream(true)
                .redirectOutput(logs.resolve("audience.log").toFile()).start();
        try {
            await(() -> watching.get() == VIEWERS);
            process.getOutputStream().close();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "they are still there");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void await(BooleanSupplier there) throws InterruptedException {
        for (int i = 0; i < 600 && !there.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(there.getAsBoolean(), "they never came");
    }

    private void answer(HttpServerRequest request) {
        if (request.path().endsWith("/frames/stream")) {
            watching.incrementAndGet();
            request.response().setChunked(true).write("retry: 20\n\n");
        } else if (request.path().endsWith("/token")) {
            request.response().end("{\"access_token\":\"of-a-member\",\"expires_in\":300}");
        } else if (request.path().contains("/messages/")) {
            said.incrementAndGet();
            request.response().setStatusCode("Bearer of-a-member".equals(request.getHeader("Authorization")) ? 201 : 401)
                    .end("{}");
        } else {
            visits.add(request.path());
            request.response().setStatusCode(201).end("{\"visit\":\"" + UUID.randomUUID() + "\"}");
        }
    }
}
