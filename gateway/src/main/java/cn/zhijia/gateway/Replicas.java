package cn.zhijia.gateway;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/** The addresses of one origin: asked in turn, one that refused a connection is left alone for a while. */
final class Replicas {

    static final long REST_NANOS = 2_000_000_000L;

    private final List<URI> addresses;
    private final LongSupplier nanoTime;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLongArray downSince;

    Replicas(List<URI> addresses, LongSupplier nanoTime) {
        this.addresses = List.copyOf(addresses);
        this.nanoTime = nanoTime;
        downSince = new AtomicLongArray(addresses.size());
    }

    URI next() {
        int start = Math.floorMod(turn.getAndIncrement(), addresses.size());
        for (int i = 0; i < addresses.size(); i++) {
            int candidate = (start + i) % addresses.size();
            long down = downSince.get(candidate);
            if (down == 0 || nanoTime.getAsLong() - down > REST_NANOS) {
                return addresses.get(candidate);
            }
        }
        return addresses.get(start); // all are down: somebody has to try
    }

    void refused(URI address) {
        downSince.set(addresses.indexOf(address), nanoTime.getAsLong());
    }
}
