package cn.zhijia.counselling.webhook;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Empties the outbox, on every replica. A lane has a thread of its own while something is due in it: a receiver that is dead
 * or slow keeps nobody waiting but itself. A call may arrive twice, under the same id, and is never lost.
 */
@Singleton
class Postman {

    private final Sender sender;
    private final Iterable<Endpoints> endpoints;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Inject // there are two: without this it would be no bean, and nobody would send anything
    Postman(Sender sender, @Any Instance<Endpoints> endpoints) {
        this(sender, (Iterable<Endpoints>) endpoints);
    }

    Postman(Sender sender, Iterable<Endpoints> endpoints) {
        this.sender = sender;
        this.endpoints = endpoints;
    }

    @Scheduled(every = "{zhijia.webhook.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        for (String lane : QuarkusTransaction.requiringNew().call(Outbox::lanes)) {
            if (busy.add(lane)) {
                threads.execute(() -> work(lane));
            }
        }
    }

    private void work(String lane) {
        try {
            empty(lane);
        } catch (RuntimeException broken) { // what was claimed is due again after its lease
            Log.errorf("A webhook lane could not be emptied: %s", broken.getClass().getName());
        } finally {
            busy.remove(lane);
        }
    }

    /** Until nothing is due in this lane. */
    void empty(String lane) {
        Optional<Attempt> next;
        do {
            next = QuarkusTransaction.requiringNew().call(() -> Outbox.claim(lane));
            next.ifPresent(this::deliver);
        } while (next.isPresent() && !Thread.currentThread().isInterrupted());
    }

    private void deliver(Attempt attempt) {
        int status = status(attempt);
        QuarkusTransaction.requiringNew().run(() -> {
            if (status / 100 == 2) {
                Outbox.sent(attempt);
            } else if (status == 410) {
                Log.warnf("Webhook %s: its receiver wants no more calls (410)", attempt.id());
                Outbox.end(attempt);
            } else {
                Log.warnf("Webhook %s: attempt %d failed (%d)", attempt.id(), attempt.number(), status);
                Outbox.failed(attempt);
            }
        });
    }

    /** What was answered; 0 where nothing was, or nobody knows where to call. */
    private int status(Attempt attempt) {
        for (Endpoints known : endpoints) {
            var endpoint = known.of(attempt.lane());
            if (endpoint.isPresent()) {
                try {
                    return sender.send(endpoint.get(), attempt);
                } catch (IOException silent) {
                    return 0;
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    return 0;
                }
            }
        }
        return 0;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
