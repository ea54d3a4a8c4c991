package cn.zhijia.counselling.vault;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * After the key-encryption key was changed, wraps every data key with the present one, batch by batch; what was sealed with
 * them stays as it is. Nothing remembers how far it came but the rows themselves, so whoever takes it up again, here or on
 * another replica, goes on where it ended.
 */
@Singleton
class Rewrap {

    /** Data keys of one transaction. Nobody waits for them but who erases a person. */
    static final int BATCH = 100;
    private static final UUID FIRST = new UUID(0, 0);

    /**
     * @param wrapped anew by this run
     * @param failed do not open with the key that is said to wrap them; they are left as they are
     * @param left under a former key, those that failed among them
     */
    record Progress(long wrapped, long failed, long left, UUID last) {
    }

    private final KeyRing ring;

    @Inject
    Rewrap(KeyRing ring) {
        this.ring = ring;
    }

    @Scheduled(every = "{zhijia.vault.rewrap-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (ring.former().length == 0) {
            return;
        }
        QuarkusTransaction.requiringNew().run(this::secrets);
        var progress = new Progress(0, 0, 0, FIRST);
        while (progress.last != null) {
            var before = progress;
            progress = QuarkusTransaction.requiringNew().call(() -> batch(before));
            if (progress.wrapped > before.wrapped || progress.failed > before.failed) {
                Log.infof("Data keys wrapped by %s: %d so far, %d could not be opened, %d are left", ring.present().id(),
                        progress.wrapped, progress.failed, progress.left);
            }
        }
    }

    private void secrets() {
        for (VaultSecret secret : VaultSecret.<VaultSecret> listAll()) {
            if (!secret.keys.kekId.equals(ring.present().id())) {
                rewrap(secret.keys, secret.purpose.context());
            }
        }
    }

    /** The next batch; no {@link Progress#last} after the end. Rows that another replica has in hand are left to it. */
    @SuppressWarnings("unchecked")
    private Progress batch(Progress before) {
        List<DataKey> batch = DataKey.getEntityManager().createNativeQuery("""
                select * from data_key where kek_id = any(:former) and person_id > :after
                order by person_id limit :batch for update skip locked""", DataKey.class)
                .setParameter("former", ring.former()).setParameter("after", before.last).setParameter("batch", BATCH)
                .getResultList();
        long done = batch.stream().filter(k -> rewrap(k.keys, DataKey.context(k.personId))).count();
        DataKey.flush();
        long left = ((Number) DataKey.getEntityManager()
                .createNativeQuery("select count(*) from data_key where kek_id = any(:former)")
                .setParameter("former", ring.former()).getSingleResult()).longValue();
        return new Progress(before.wrapped + done, before.failed + batch.size() - done, left,
                batch.size() < BATCH ? null : batch.get(BATCH - 1).personId);
    }

    private boolean rewrap(WrappedKeys keys, byte[] context) {
        try {
            keys.rewrap(ring, context);
            return true;
        } catch (GeneralSecurityException e) {
            Log.errorf("A key that %s is said to wrap does not open with it", keys.kekId);
            return false;
        }
    }
}
