package cn.zhijia.events.live.frame.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What should not happen, and does. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MishapTest extends WithReplicas {

    @Test
    void who_cannot_be_welcomed_keeps_no_seat() throws Exception {
        try (var replica = replica(LONG, 100); var socket = new Socket("localhost", replica.address(stream).getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(("GET /" + stream + "/answered HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertTrue(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).endsWith("too early"));
            eventually(() -> replica.hub.watchers() == 0);
            try (var follower = Follower.of(replica.address(stream), null, new Screen())) {
                log.publish();
                follower.until(1);
            }
        }
    }

    @Test
    void a_tick_that_ends_with_an_error_is_not_the_last() throws Exception {
        try (var replica = replica(LONG, 100); var follower = Follower.of(replica.address(stream), null, new Screen())) {
            follower.next();
            look.error.set(new StackOverflowError());
            while (look.error.get() != null) {
                Thread.sleep(20);
            }
            log.publish();
            follower.until(1);
        }
    }

    /**
     * As a dump that is loaded does: the server goes on, its tables are other ones. A server that was restored has its own
     * test.
     */
    @Test
    void positions_of_before_the_tables_were_loaded_anew_are_of_another_log() throws Exception {
        log.publish(3, "旧");
        try (var replica = replica(LONG, 100); var there = Follower.of(replica.address(stream), null, new Screen())) {
            there.until(3);
            var before = log.at(2);
            var lost = log.at(5);
            log.sql("cluster live_channel using live_channel_pkey");
            assertEquals("reset", there.next().name());
            log.publish(4, "新");
            there.until(7);
            for (var position : new String[] { before, lost }) {
                try (var follower = Follower.of(replica.address(stream), position, new Screen())) {
                    assertEquals("reset", follower.next().name(), "after " + position);
                }
            }
        }
    }
}
