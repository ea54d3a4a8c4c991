package cn.zhijia.counselling.webhook.reach;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** The names of other people's machines. A name server that is silent holds one of these threads, and nobody else's. */
@ApplicationScoped
public class Names {

    private static final int THREADS = 32;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> new Thread(work, "names"));

    /** What the name leads to at this moment; fails where it leads nowhere. */
    public CompletableFuture<List<InetAddress>> of(String host) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return List.of(InetAddress.getAllByName(host));
            } catch (UnknownHostException nowhere) {
                throw new UncheckedIOException(nowhere);
            }
        }, threads);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
