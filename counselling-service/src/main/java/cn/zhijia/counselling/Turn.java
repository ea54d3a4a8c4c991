package cn.zhijia.counselling;

import io.quarkus.hibernate.orm.panache.Panache;

/**
 * 轮次: the order among those who change which times are free, each until commit. Of two who free a time at once the second gives
 * its time away knowing what the first gave to whom, and nobody is passed over because another one had them in hand. Taken
 * after
 * people, plans and appointments, and before anything is written that another one in line could meet.
 */
public final class Turn {

    private Turn() {
    }

    /**
     * For whoever frees a time, or moves into one: after all who join, and one after the other if anybody is in line. Where
     * nobody
     * is, nobody waits for anybody.
     */
    public static void take() {
        lock("pg_advisory_xact_lock_shared", "waitlist joins");
        boolean line = (Boolean) Panache.getEntityManager().createNativeQuery("""
                select exists (select from waitlist_entry where state in ('WAITING', 'OFFERED') and closes > zhijia_now())""")
                .getSingleResult();
        if (line) {
            lock("pg_advisory_xact_lock", "waitlist turn");
        }
    }

    /**
     * For whoever joins the line, or is put in it: after all who are freeing a time. So a time that is not free yet when
     * somebody
     * has been told that they wait is not freed past them.
     */
    public static void alone() {
        lock("pg_advisory_xact_lock", "waitlist joins");
    }

    private static void lock(String how, String what) {
        Panache.getEntityManager().createNativeQuery("select cast(" + how + "(hashtextextended(:what, 0)) as text)")
                .setParameter("what", what).getSingleResult();
    }
}
