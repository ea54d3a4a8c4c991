package cn.zhijia.counselling.erasure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import cn.zhijia.counselling.erasure.ledger.Ledger;
import cn.zhijia.kit.data.Person;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/**
 * Erases again, at each start, whoever the ledger names and the database knows: it was brought back from a backup. Nobody is
 * served before that; a ledger that cannot be read, and an erasure that fails, keep the service from starting.
 */
@Singleton
class Replay {

    /** After the vault has opened its keys. */
    private static final int AFTER_THE_VAULT = Interceptor.Priority.APPLICATION + 600;

    private static final int BATCH = 1_000;

    private final Ledger ledger;
    private final Erasures erasures;

    Replay(Ledger ledger, Erasures erasures) {
        this.ledger = ledger;
        this.erasures = erasures;
    }

    void start(@Observes @Priority(AFTER_THE_VAULT) StartupEvent event) {
        run();
    }

    void run() {
        var named = List.copyOf(new LinkedHashSet<>(ledger.all()));
        long again = 0;
        for (int from = 0; from < named.size(); from += BATCH) {
            var some = named.subList(from, Math.min(named.size(), from + BATCH));
            var back = QuarkusTransaction.requiringNew().call(() -> notErased(some));
            back.forEach(erasures::again);
            again += back.size();
        }
        if (again > 0) {
            Log.warnf("Erased again after the database was brought back: %d people", again);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<UUID> notErased(List<UUID> some) {
        return Person.getEntityManager().createNativeQuery("select id from person where id in :some and erased_at is null")
                .setParameter("some", some).getResultList();
    }
}
