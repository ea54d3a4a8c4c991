package cn.zhijia.counselling.erasure;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.Tuple;

import cn.zhijia.counselling.erasure.ledger.Ledger;
import cn.zhijia.kit.data.Person;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/**
 * At each start, before anybody is served: whoever the ledger names as erased and the database knows is erased again, for it
 * was
 * brought back from a backup. Where the ledger knows only that an erasure began (the service, or the commit, came to grief),
 * the
 * database says whether it happened. A ledger that cannot be read, and an erasure again that fails, keep the service from
 * starting.
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
        var marks = ledger.all();
        var named = List.copyOf(marks.keySet());
        int again = 0;
        for (int from = 0; from < named.size(); from += BATCH) {
            var some = named.subList(from, Math.min(named.size(), from + BATCH));
            for (var known : QuarkusTransaction.requiringNew().call(() -> erased(some)).entrySet()) {
                if (marks.get(known.getKey()) == Ledger.Mark.BEGUN) {
                    decide(known.getKey(), known.getValue());
                } else if (!known.getValue()) {
                    erasures.again(known.getKey());
                    again++;
                }
            }
        }
        if (again > 0) {
            Log.warnf("Erased again after the database was brought back: %d people", again);
        }
    }

    private void decide(UUID person, boolean erased) {
        if (erased) {
            ledger.append(person, Ledger.Mark.DONE);
        } else {
            erasures.goOn(person);
        }
    }

    /** Whether each of these is erased; without those whom the database does not know. */
    @SuppressWarnings("unchecked")
    private static Map<UUID, Boolean> erased(List<UUID> some) {
        List<Tuple> people = Person.getEntityManager()
                .createNativeQuery("select id, erased_at is not null from person where id in :some", Tuple.class)
                .setParameter("some", some).getResultList();
        return people.stream().collect(Collectors.toMap(p -> p.get(0, UUID.class), p -> p.get(1, Boolean.class)));
    }
}
