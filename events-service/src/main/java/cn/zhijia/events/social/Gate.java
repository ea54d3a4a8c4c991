package cn.zhijia.events.social;

import java.util.UUID;

/**
 * Before the row of a social itself, whose shared lock is given at once though somebody waits for it alone: as long as people
 * choose, it would never be sealed. At the gate whoever comes later queues. Held until the transaction ends.
 */
final class Gate {

    private static final String KEY = "(hashtextextended('social ' || cast(:id as uuid), 0))";

    private Gate() {
    }

    static void shared(UUID social) {
        ask("select 1 from pg_advisory_xact_lock_shared" + KEY, social);
    }

    static void alone(UUID social) {
        ask("select 1 from pg_advisory_xact_lock" + KEY, social);
    }

    /** Alone; false when somebody else is in there. */
    static boolean free(UUID social) {
        return Boolean.TRUE.equals(ask("select free from pg_try_advisory_xact_lock" + KEY + " free", social));
    }

    private static Object ask(String lock, UUID social) {
        return Social.getEntityManager().createNativeQuery(lock).setParameter("id", social).getSingleResult();
    }
}
