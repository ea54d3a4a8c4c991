package cn.zhijia.events.live.frame.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Hubs that know nothing of each other, each with a server of its own. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplicasTest extends WithReplicas {

    @Test
    void who_moves_from_replica_to_replica_goes_on_where_it_was() throws Exception {
        try (var one = replica(LONG, 100); var other = replica(LONG, 100)) {
            var screen = new Screen();
            for (int i = 0; i < 12; i++) {
                var published = log.publish();
                if (i % 3 == 0) {
                    log.hide(published);
                }
                try (var follower = Follower.of((i % 2 == 0 ? one : other).address(stream), screen.position, screen)) {
                    follower.until(log.last());
                }
            }
            assertEquals(1, screen.resets);
            assertEquals(log.visible(0), screen.shown);
        }
    }

    @Test
    void a_heartbeat_comes_when_nothing_else_does() throws Exception {
        try (var replica = replica(Duration.ofMillis(300), 100);
                var follower = Follower.of(replica.address(stream), null, new Screen())) {
            assertEquals("reset", follower.any().name());
            assertEquals("comment", follower.any().name());
            assertEquals("comment", follower.any().name());
        }
    }

    @Test
    void a_replica_that_leaves_tells_everybody_to_reconnect_each_at_another_time() throws Exception {
        try (var replica = replica(LONG, 100)) {
            var followers = new ArrayList<Follower>();
            for (int i = 0; i < 10; i++) {
                followers.add(Follower.of(replica.address(stream), null, new Screen()));
                assertEquals("reset", followers.get(i).next().name());
            }
            replica.hub.drain();
            var waits = new ArrayList<String>();
            for (var follower : followers) {
                var last = follower.next();
                assertEquals("reconnect", last.name());
                waits.add(last.retry());
                assertEquals("end", follower.next().name());
            }
            assertTrue(waits.stream().distinct().count() > 1, "all after " + waits);
            try (var late = Follower.of(replica.address(stream), null, new Screen())) {
                assertEquals(503, late.answer.statusCode());
            }
            eventually(() -> replica.hub.watchers() == 0);
        }
    }

    @Test
    void one_more_than_a_replica_takes_is_told_that_it_is_busy_until_somebody_goes() throws Exception {
        try (var replica = replica(LONG, 2)) {
            try (var one = Follower.of(replica.address(stream), null, new Screen());
                    var two = Follower.of(replica.address(stream), null, new Screen());
                    var three = Follower.of(replica.address(stream), null, new Screen())) {
                assertEquals(200, one.answer.statusCode());
                assertEquals(200, two.answer.statusCode());
                assertEquals(503, three.answer.statusCode());
            }
            eventually(() -> replica.hub.watchers() == 0);
            try (var next = Follower.of(replica.address(stream), null, new Screen())) {
                assertEquals(200, next.answer.statusCode());
            }
        }
    }

    @Test
    void looks_do_not_grow_with_viewers_and_stop_when_nobody_watches() throws Exception {
        try (var replica = replica(LONG, 100)) {
            Thread.sleep(700);
            assertEquals(0, look.looks.get());
            var followers = new ArrayList<Follower>();
            for (int i = 0; i < 30; i++) {
                followers.add(Follower.of(replica.address(stream), null, new Screen()));
            }
            int before = look.looks.get();
            long since = System.nanoTime();
            eventually(() -> look.looks.get() >= before + 5);
            int looks = look.looks.get() - before;
            long ticks = (System.nanoTime() - since) / Replica.EVERY.toNanos();
            assertTrue(looks <= ticks + 2, "looked " + looks + " times in " + ticks + " ticks");
            for (var follower : followers) {
                follower.close();
            }
            eventually(() -> replica.hub.watchers() == 0);
        }
    }

    @Test
    void while_the_database_cannot_be_read_viewers_stay_and_newcomers_are_told_so() throws Exception {
        try (var replica = replica(Duration.ofMillis(300), 100);
                var follower = Follower.of(replica.address(stream), null, new Screen())) {
            follower.next();
            look.broken = true;
            log.publish();
            assertEquals("comment", follower.any().name());
            try (var late = Follower.of(replica.address(Broadcast.live()), null, new Screen())) {
                assertEquals(503, late.answer.statusCode());
            }
            look.broken = false;
            follower.until(1);
        }
    }

    @Test
    void who_reads_nothing_is_let_go_while_the_others_go_on() throws Exception {
        try (var replica = replica(LONG, 100); var slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            var address = replica.address(stream);
            slow.connect(new java.net.InetSocketAddress("localhost", address.getPort()));
            slow.getOutputStream().write(("GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            try (var follower = Follower.of(address, null, new Screen())) {
                eventually(() -> replica.hub.watchers() == 2);
                for (int i = 0; i < 300 && replica.hub.watchers() == 2; i++) {
                    log.publish(10, "问".repeat(200));
                    follower.until(log.last());
                }
                assertEquals(1, replica.hub.watchers());
                log.publish();
                follower.until(log.last());
                assertEquals(1, follower.screen.resets);
            }
            drained(slow);
        }
    }

    /** Ends, rather than waiting for more for ever. */
    private static void drained(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        var bytes = new byte[65_536];
        try {
            while (socket.getInputStream().read(bytes) >= 0) {
                // what was on its way
            }
        } catch (java.net.SocketException reset) {
            return;
        }
    }
}
