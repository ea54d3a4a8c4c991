package cn.zhijia.gateway.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * A start that does not come to its end leaves nothing running. Later starts find Keycloak prepared, which saves their time.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class CutShortIT {

    private final Path directory = Path.of(System.getProperty("zhijia.root")).resolve("gateway/target/newcomer");

    @Test
    @Order(1)
    @Timeout(500)
    void ctrl_c_while_keycloak_is_prepared_ends_everything() throws Exception {
        Launched.forget(directory);
        try (var launched = Launched.in(directory)) {
            launched.awaitChild("QuarkusEntryPoint build");
            launched.interrupt();
            launched.awaitEnd();
            leftInPeace(launched);
        }
    }

    @Test
    @Order(2)
    @Timeout(500)
    void a_termination_while_the_services_start_ends_everything_and_a_fresh_start_has_forgotten_the_data() throws Exception {
        var remembered = Files.createDirectories(directory.resolve("data")).resolve("stories-loaded");
        Files.writeString(remembered, "");
        try (var launched = Launched.fresh(directory)) {
            launched.awaitChild("app/gateway");
            assertTrue(Files.notExists(remembered));
            launched.terminate();
            launched.awaitEnd();
            leftInPeace(launched);
        }
    }

    @Test
    @Order(3)
    @Timeout(500)
    void a_part_that_lives_and_never_becomes_ready_is_named_in_one_line() throws Exception {
        try (var launched = Launched.in(directory, "-Dzhijia.ready-limit=PT4S")) {
            var events = launched.awaitChild("app/events");
            new ProcessBuilder("kill", "-STOP", String.valueOf(events.pid())).start().waitFor();
            assertEquals(1, launched.awaitEnd());
            assertEquals(1, launched.complaints().size(), launched.complaints()::toString);
            String told = launched.complaints().get(0);
            assertTrue(told.contains("events was not ready after 4 s"), told);
            assertTrue(told.endsWith("its log is " + directory.toRealPath().resolve("log/events.log")), told);
        }
    }

    /** Somebody asked for it: nothing went wrong, and no process needs to be remembered. */
    private void leftInPeace(Launched launched) throws IOException {
        assertEquals(List.of(), launched.complaints());
        assertTrue(Files.notExists(directory.resolve("pids")));
    }
}
