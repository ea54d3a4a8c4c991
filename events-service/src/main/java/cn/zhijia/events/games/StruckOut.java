package cn.zhijia.events.games;

import java.util.UUID;

import cn.zhijia.kit.Refusal;

/**
 * Ids of teams, disciplines and entries that were struck out of a meet. None is used a second time: a late repeat of the call
 * that made one does not bring it back.
 */
public final class StruckOut {

    private StruckOut() {
    }

    /** The caller holds the meet. */
    public static void add(UUID id, UUID meet) {
        Meet.getEntityManager().createNativeQuery("insert into struck_out (id, meet_id) values (:id, :meet)")
                .setParameter("id", id).setParameter("meet", meet).executeUpdate();
    }

    /** Refuses to make something under an id that was struck out. */
    public static void requireNot(UUID id) {
        if (!Meet.getEntityManager().createNativeQuery("select 1 from struck_out where id = :id").setParameter("id", id)
                .getResultList().isEmpty()) {
            throw new Refusal("struck-out");
        }
    }
}
