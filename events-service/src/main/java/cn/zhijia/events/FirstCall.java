package cn.zhijia.events;

import java.util.UUID;

/** The first call under an id of a client's choice, which no row stands for yet and so no row can hold. */
public final class FirstCall {

    private FirstCall() {
    }

    /** Lets two of them come one after the other: whoever calls this holds the id until the transaction ends. */
    public static void hold(UUID id) {
        Event.getEntityManager().createNativeQuery("select 1 from pg_advisory_xact_lock(:high, :low)")
                .setParameter("high", Long.hashCode(id.getMostSignificantBits()))
                .setParameter("low", Long.hashCode(id.getLeastSignificantBits())).getSingleResult();
    }
}
