package cn.zhijia.gateway;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The event streams that pass. Their viewers would stay for ever, so a drain does not wait for them: it ends their streams, and
 * they go on at another replica from where they are.
 */
@ApplicationScoped
class OpenStreams {

    private final Set<Runnable> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean leaving;

    /**
     * Called by the stream's event loop.
     *
     * @param ended however it ends
     * @param end ends the answer as if it had come to its end; runs on the same loop
     */
    void hold(Future<?> ended, Runnable end) {
        var thread = Vertx.currentContext();
        Runnable there = () -> thread.runOnContext(now -> end.run());
        ends.add(there);
        ended.onComplete(over -> ends.remove(there));
        if (leaving) {
            there.run();
        }
    }

    int count() {
        return ends.size();
    }

    void leave(@Observes ShutdownDelayInitiatedEvent drain) {
        leaving = true;
        ends.forEach(Runnable::run);
    }
}
