package cn.zhijia.counselling.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;

/** Somebody's system that is told by webhooks: real HTTP, on this machine. */
public final class Receiver implements AutoCloseable {

    /** One call as it came. */
    public record Call(String path, HttpHeaders headers, String body) {

        public String header(String name) {
            return headers.firstValue(name).orElseThrow();
        }
    }

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private volatile String asks;
    private volatile String sends;
    private volatile CountDownLatch silent = new CountDownLatch(0);

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = HttpHeaders.of(Map.copyOf(exchange.getRequestHeaders()), (name, value) -> true);
            calls.add(new Call(exchange.getRequestURI().getPath(), headers, body));
            if (exchange.getRequestURI().getPath().equals("/dead")) {
                await();
            }
            Integer status = statuses.poll();
            if (asks != null && status != null) {
                exchange.getResponseHeaders().set("Retry-After", asks);
            }
            if (sends != null) {
                exchange.getResponseHeaders().set("Location", sends);
            }
            exchange.sendResponseHeaders(status == null ? 204 : status, -1);
            exchange.close();
        });
        server.start();
    }

    private void await() {
        try {
            silent.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Answers so to the next calls, then 204. */
    public void answers(Integer... next) {
        statuses.addAll(List.of(next));
    }

    /** With each answer that {@link #answers} gave it: its Retry-After. */
    public void asks(String wait) {
        asks = wait;
    }

    /** Elsewhere, by the Location of each answer. */
    public void sends(String location) {
        sends = location;
    }

    /** Whoever calls {@code /dead} gets no answer until the latch opens. */
    public CountDownLatch falls_silent() {
        silent = new CountDownLatch(1);
        return silent;
    }

    public List<Call> calls() {
        return calls;
    }

    public List<Call> calls(String path) {
        return calls.stream().filter(c -> c.path().equals(path)).toList();
    }

    @Override
    public void close() {
        silent.countDown();
        server.stop(0);
    }
}
