package cn.zhijia.counselling.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Empties the outbox, on every replica. The calls of a lane are made in their order, those of different lanes at the same time,
 * and none holds a thread while its receiver thinks: however many are dead or slow, they keep nobody waiting but
 * themselves. A call may arrive twice, under the same id, and is never lost.
 */
@Singleton
class Postman {

    /** They work on the database only. */
    private static final int THREADS = 8;

    private final Sender sender;
    private final Iterable<Endpoints> endpoints;
    private final boolean awake;
    /** Whether somebody has asked for the lane again while it was being emptied. */
    private final Map<String, Boolean> busy = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> new Thread(work, "postman"));

    /** Where an attempt is made, and whose that is. */
    private record Known(Endpoints owner, Endpoint endpoint) {
    }

    @Inject // there are two: without this it would be no bean, and nobody would send anything
    Postman(Sender sender, @Any Instance<Endpoints> endpoints, @ConfigProperty(name = "zhijia.webhook.every") String every) {
        this(sender, endpoints, !every.equals("off"));
    }

    Postman(Sender sender, Iterable<Endpoints> endpoints, boolean awake) {
        this.sender = sender;
        this.endpoints = endpoints;
        this.awake = awake;
    }

    /** What is due again, and what another replica has left. */
    @Scheduled(every = "{zhijia.webhook.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        QuarkusTransaction.requiringNew().call(Outbox::lanes).forEach(this::take);
    }

    /** What has just been written leaves at once. */
    void woken(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Added added) {
        if (awake) {
            take(added.lane());
        }
    }

    private void take(String lane) {
        if (!busy.merge(lane, false, (was, now) -> true)) {
            again(lane);
        }
    }

    private void again(String lane) {
        CompletionStage<Void> emptied = empty(lane);
        emptied.whenComplete((done, broken) -> {
            if (broken != null && !threads.isShutdown()) { // what was claimed is due again after its lease
                Log.errorf("A webhook lane could not be emptied: %s",
                        (broken.getCause() == null ? broken : broken.getCause()).getClass().getName());
            }
            if (!busy.remove(lane, false)) {
                busy.put(lane, false);
                again(lane);
            }
        });
    }

    /** Until nothing is due in this lane. */
    CompletableFuture<Void> empty(String lane) {
        return CompletableFuture.supplyAsync(() -> known(lane), threads).thenComposeAsync(known -> made(lane, known), threads)
                .thenCompose(made -> made > 0 ? empty(lane) : CompletableFuture.completedFuture(null));
    }

    /** How many attempts there were, once all of them have been noted. */
    private CompletableFuture<Integer> made(String lane, Optional<Known> known) {
        int most = known.map(k -> k.endpoint.pace().together).orElse(1);
        var attempts = QuarkusTransaction.requiringNew().call(() -> Outbox.claim(lane, most));
        return CompletableFuture
                .allOf(attempts.stream().map(attempt -> deliver(attempt, known)).toArray(CompletableFuture[]::new))
                .thenApply(all -> attempts.size());
    }

    private CompletableFuture<Void> deliver(Attempt attempt, Optional<Known> known) {
        return known.map(k -> sender.send(k.endpoint, attempt)).orElse(CompletableFuture.completedFuture(Answer.NONE))
                .exceptionally(silent -> Answer.NONE)
                .thenAcceptAsync(answer -> QuarkusTransaction.requiringNew().run(() -> note(attempt, known, answer)), threads);
    }

    private Optional<Known> known(String lane) {
        for (Endpoints owner : endpoints) {
            var endpoint = owner.of(lane);
            if (endpoint.isPresent()) {
                return Optional.of(new Known(owner, endpoint.get()));
            }
        }
        return Optional.empty();
    }

    private static void note(Attempt attempt, Optional<Known> known, Answer answer) {
        if (answer.taken()) {
            Outbox.sent(attempt);
            known.get().owner.taken(attempt.id(), attempt.lane());
        } else if (answer.gone()) {
            Log.warnf("Webhook %s: its receiver wants no more calls (410)", attempt.id());
            Outbox.end(attempt);
            known.get().owner.gone(attempt.lane());
        } else {
            Log.warnf("Webhook %s: attempt %d failed (%d)", attempt.id(), attempt.number(), answer.status());
            Outbox.failed(attempt, known.map(k -> k.endpoint.pace()).orElse(Pace.PAGE), answer);
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
