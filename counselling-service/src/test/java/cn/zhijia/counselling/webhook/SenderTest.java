package cn.zhijia.counselling.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;

import cn.zhijia.counselling.webhook.reach.Names;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;

/** What goes over the wire, and where it may go: over real sockets, with a name server of the test's own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SenderTest {

    private static final String NAME = "hook.example.org", PASSWORD = "changeit";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Deque<InetAddress> leadsTo = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Names names = new Names() {
        @Override
        public CompletableFuture<List<InetAddress>> of(String host) {
            asked.incrementAndGet();
            return CompletableFuture.completedFuture(List.of(leadsTo.size() > 1 ? leadsTo.pop() : leadsTo.peek()));
        }
    };

    @AfterEach
    void close() {
        vertx.close();
    }

    private static Attempt attempt() {
        return new Attempt(UUID.randomUUID(), "lane", "{}", 1, 1_772_416_800, Duration.ZERO);
    }

    private static Endpoint endpoint(String url, Pace pace, boolean loopback) {
        return new Endpoint(URI.create(url), List.of(new Hmac("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")), pace,
                address -> loopback || !address.isLoopbackAddress());
    }

    private Sender trusting(KeyStore certificates) throws Exception {
        var file = folder.resolve("trust.p12");
        try (var out = Files.newOutputStream(file)) {
            certificates.store(out, PASSWORD.toCharArray());
        }
        return new Sender(vertx, names, new HttpClientOptions()
                .setPfxTrustOptions(new PfxOptions().setPath(file.toString()).setPassword(PASSWORD)));
    }

    /** A key and a certificate for this name, signed by itself. */
    private KeyStore certificate(String name) throws Exception {
        var file = folder.resolve(name + ".p12");
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "hook", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name, "-ext", "san=dns:" + name,
                "-validity", "2", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
                .redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static HttpsServer server(KeyStore identity) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    @Test
    void it_connects_to_the_address_it_checked_and_speaks_to_the_name() throws Exception {
        var identity = certificate(NAME);
        var server = server(identity);
        var told = new AtomicReference<List<Object>>();
        server.createContext("/", exchange -> {
            var session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
            told.set(List.of(exchange.getRequestHeaders().getFirst("Host"), session.getRequestedServerNames(),
                    exchange.getRequestURI().toString()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            leadsTo.add(InetAddress.getLoopbackAddress());
            int port = server.getAddress().getPort();
            var to = endpoint("https://" + NAME + ":" + port + "/a/b?c=d", Pace.NORMAL, true);
            assertEquals(204, trusting(identity).send(to, attempt()).get(60, TimeUnit.SECONDS).status());
            assertEquals(List.of(NAME + ":" + port, List.of(new SNIHostName(NAME)), "/a/b?c=d"), told.get());
            assertEquals(1, asked.get(), "a second look could lead elsewhere");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_certificate_of_another_name_or_of_nobody_we_trust_is_not_spoken_to() throws Exception {
        var other = certificate("other.example.org");
        var server = server(other);
        var calls = new AtomicInteger();
        server.createContext("/", exchange -> calls.incrementAndGet());
        server.start();
        try {
            leadsTo.add(InetAddress.getLoopbackAddress());
            var to = endpoint("https://" + NAME + ":" + server.getAddress().getPort() + "/", Pace.NORMAL, true);
            assertThrows(CompletionException.class, () -> trusting(other).send(to, attempt()).join());
            assertThrows(CompletionException.class, () -> new Sender(vertx, names).send(to, attempt()).join());
            assertEquals(0, calls.get());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_name_that_leads_inside_by_the_time_of_the_call_is_not_called() throws Exception {
        try (var receiver = new Receiver()) {
            var outside = InetAddress.getByName("93.184.215.14");
            leadsTo.add(outside);
            assertEquals(outside, names.of(NAME).join().get(0), "when it was entered");
            leadsTo.add(InetAddress.getLoopbackAddress());
            leadsTo.pop();
            var to = endpoint(receiver.url("/"), Pace.NORMAL, false);
            var refused = assertThrows(CompletionException.class, () -> new Sender(vertx, names).send(to, attempt()).join());
            assertInstanceOf(IOException.class, root(refused));
            assertEquals(List.of(), receiver.calls());
        }
    }

    @Test
    void nobody_is_followed_elsewhere() throws Exception {
        try (var receiver = new Receiver()) {
            leadsTo.add(InetAddress.getLoopbackAddress());
            for (int status : new int[] { 301, 302, 303, 307, 308 }) {
                receiver.answers(status);
                receiver.sends(receiver.url("/elsewhere"));
                var to = endpoint(receiver.url("/here"), Pace.NORMAL, true);
                assertEquals(status, new Sender(vertx, names).send(to, attempt()).join().status());
            }
            assertEquals(List.of(), receiver.calls("/elsewhere"));
        }
    }

    @Test
    void an_answer_that_comes_by_the_drop_is_waited_for_no_longer_than_another() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var closed = new CompletableFuture<Void>();
            var thread = new Thread(() -> drop(server, closed), "slow-receiver");
            thread.setDaemon(true);
            thread.start();
            leadsTo.add(InetAddress.getLoopbackAddress());
            var to = endpoint("http://127.0.0.1:" + server.getLocalPort() + "/", Pace.CRISIS, true);
            assertThrows(CompletionException.class, () -> new Sender(vertx, names).send(to, attempt()).join());
            closed.get(60, TimeUnit.SECONDS); // and the connection is given up
        }
    }

    /** A header line each half second, for ever. */
    private static void drop(ServerSocket server, CompletableFuture<Void> closed) {
        try (var socket = server.accept()) {
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0;; i++) {
                out.write(("X-" + i + ": y\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(500);
            }
        } catch (IOException gone) {
            closed.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    @Test
    void patience_is_five_seconds_in_a_crisis_and_fifteen_otherwise() {
        assertTrue(Pace.CRISIS.patience.equals(Duration.ofSeconds(5)) && Pace.NORMAL.patience.equals(Duration.ofSeconds(15))
                && Pace.PAGE.patience.equals(Duration.ofSeconds(15)));
        for (var pace : Pace.values()) {
            assertTrue(pace.patience.compareTo(Outbox.LEASE.dividedBy(2)) <= 0, "or another replica would take it for dead");
        }
    }
}
