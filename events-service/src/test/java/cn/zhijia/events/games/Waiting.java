package cn.zhijia.events.games;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Somebody who waits for what a transaction of the test holds. */
final class Waiting {

    private final EntityManager database;

    Waiting(EntityManager database) {
        this.database = database;
    }

    /**
     * What comes of it once the transaction has ended.
     *
     * @param held what the transaction takes first
     * @param meanwhile what it does while the other waits
     */
    <T> T on(Runnable held, Callable<T> other, Runnable meanwhile) throws Exception {
        var thread = Executors.newSingleThreadExecutor();
        QuarkusTransaction.begin();
        try {
            held.run();
            var answer = thread.submit(other);
            for (int i = 0; i < 100 && waiting() == 0; i++) {
                Thread.sleep(20);
            }
            assertEquals(1, waiting());
            meanwhile.run();
            QuarkusTransaction.commit();
            return answer.get();
        } finally {
            if (QuarkusTransaction.isActive()) {
                QuarkusTransaction.rollback();
            }
            thread.shutdown();
        }
    }

    private long waiting() {
        return (Long) database.createNativeQuery("select count(*) from pg_locks where not granted"
                + " and pg_backend_pid() = any(pg_blocking_pids(pid))").getSingleResult();
    }
}
