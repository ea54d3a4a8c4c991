package cn.zhijia.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cn.zhijia.kit.testing.TestKeys;
import io.netty.util.internal.PlatformDependent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** What its reader does not want yet waits at the origin, not in the gateway's memory. */
@QuarkusTest
@QuarkusTestResource(FakeOrigin.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(value = StreamMemoryTest.Flood.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamMemoryTest {

    private static final long MEGABYTE = 1 << 20;
    private static final long LIMIT = 32 * MEGABYTE;
    private static final String SENT = "flood.sent";

    private final byte[] buffer = new byte[256 * 1024];
    private AtomicLong sent;
    private long before;

    @BeforeEach
    void measure() throws IOException {
        sent = (AtomicLong) System.getProperties().get(SENT);
        try (var warm = open()) {
            read(warm.getInputStream(), 8 * MEGABYTE); // pools and classes that any stream needs
        }
        before = used();
    }

    @Test
    @Timeout(60)
    void an_endless_stream_passes_in_flat_memory() throws IOException {
        try (var reader = open()) {
            for (int i = 1; i <= 10; i++) {
                read(reader.getInputStream(), 30 * MEGABYTE);
                requireFlat("after " + 30 * i + " MB");
            }
        }
    }

    @Test
    @Timeout(60)
    void a_reader_that_pauses_holds_up_the_origin() throws Exception {
        try (var reader = open()) {
            for (int pause = 1; pause <= 3; pause++) {
                read(reader.getInputStream(), 20 * MEGABYTE);
                awaitStandstill();
                requireFlat("in pause " + pause);
            }
            long sentSoFar = sent.get();
            read(reader.getInputStream(), 2 * LIMIT); // more than can lie on the way: the stream goes on
            assertTrue(sent.get() > sentSoFar);
        }
    }

    private void awaitStandstill() throws InterruptedException {
        long most = sent.get() + 4 * LIMIT; // the kernel's own buffers, on both sides of the gateway, are part of the way
        for (long last = -1; last != sent.get();) {
            last = sent.get();
            assertTrue(last < most, "the origin may write on although nobody reads");
            Thread.sleep(500);
        }
    }

    private void requireFlat(String when) {
        long growth = used() - before;
        assertTrue(growth < LIMIT, when + " the gateway held " + growth / MEGABYTE + " MB more than before");
    }

    /**
     * Heap without garbage, and what lies outside: Netty counts its buffers itself where it can, and the JVM does elsewhere.
     */
    private static long used() {
        System.gc();
        long outside = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() + outside
                + Math.max(0, PlatformDependent.usedDirectMemory());
    }

    /** A reader with little room of its own, past the headers. */
    private static Socket open() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(256 * 1024);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream().write(("GET /v1/flood HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + DoorTest.MEMBER
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        assertTrue(head.equals("HTTP/1.1 200"), head);
        return socket;
    }

    private void read(InputStream in, long bytes) throws IOException {
        for (long left = bytes; left > 0;) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            assertTrue(n > 0, "the stream ended");
            left -= n;
        }
    }

    /** Sends events without end, as fast as whoever reads them allows. It has a route of its own. */
    public static class Flood implements QuarkusTestResourceLifecycleManager {

        private final AtomicLong sent = new AtomicLong();
        private ServerSocket server;

        @Override
        public Map<String, String> start() {
            try {
                server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            System.getProperties().put(SENT, sent); // the test has another class loader
            thread(this::accept);
            return Map.of("zhijia.gateway.origins.flood", "http://127.0.0.1:" + server.getLocalPort(),
                    "zhijia.gateway.routes.\"/v1/flood\"", "flood");
        }

        private void accept() {
            try {
                while (true) {
                    var reader = server.accept();
                    thread(() -> stream(reader));
                }
            } catch (IOException closed) {
                return;
            }
        }

        private void stream(Socket reader) {
            try (reader) {
                reader.setSendBufferSize(256 * 1024);
                reader.getInputStream().read(new byte[8192]); // one request per connection is all that comes
                var out = reader.getOutputStream();
                out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                String events = ("data: " + "x".repeat(1016) + "\n\n").repeat(64);
                var chunk = (Integer.toHexString(events.length()) + "\r\n" + events + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                while (true) {
                    out.write(chunk);
                    sent.addAndGet(chunk.length);
                }
            } catch (IOException readerLeft) {
                return;
            }
        }

        private static void thread(Runnable work) {
            var thread = new Thread(work, "flood");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void stop() {
            try {
                if (server != null) {
                    server.close();
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
