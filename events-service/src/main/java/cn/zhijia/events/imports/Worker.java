package cn.zhijia.events.imports;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

/** Works at imports, one at a time; there is one on every replica. */
@ApplicationScoped
class Worker {

    private volatile boolean stopping;

    @Scheduled(every = "{zhijia.imports.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        boolean worked;
        do {
            worked = work(Integer.MAX_VALUE);
        } while (worked);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /**
     * Judges rows of the oldest import that nobody works at.
     *
     * @param most to judge before the work is dropped as it is, as by a kill
     * @return false when there is nothing to do
     */
    boolean work(int most) {
        var job = stopping ? null : QuarkusTransaction.requiringNew().call(ImportJob::claim);
        if (job == null) {
            return false;
        }
        for (int judged = 0; judged < most; judged++) {
            if (stopping || !step(job)) {
                QuarkusTransaction.requiringNew().run(job::letGo);
                return true;
            }
        }
        return true;
    }

    /** One row; false when none is left, or when one failed and the next go should wait. */
    private static boolean step(ImportJob job) {
        var held = new AtomicReference<RowWork>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                job.renew();
                var work = RowWork.next(job);
                held.set(work);
                if (work != null) {
                    work.judge();
                }
                return work != null;
            });
        } catch (RuntimeException failure) {
            if (held.get() == null) {
                throw failure;
            }
            Log.warnf("Import %s, line %d: %s", job.id, held.get().row().line(), failure.getClass().getName());
            QuarkusTransaction.requiringNew().run(held.get()::fail);
            return false;
        }
    }
}
