package cn.zhijia.events.games;

import java.util.UUID;

import cn.zhijia.kit.Refusal;

/**
 * What can be struck out of a meet. None of a kind gets an id that one of its kind had: a late repeat of the call that made it
 * does not bring it back. What another kind, which has a table of its own, did with the id is nothing to it.
 */
public enum StruckOut {
    TEAM,
    DISCIPLINE,
    ENTRY;

    /** The caller holds the meet. That the id is used up already is no error: another meet may just have used it, too. */
    public void add(UUID id, UUID meet) {
        Meet.getEntityManager()
                .createNativeQuery(
                        "insert into struck_out (kind, id, meet_id) values (:kind, :id, :meet) on conflict do nothing")
                .setParameter("kind", name()).setParameter("id", id).setParameter("meet", meet).executeUpdate();
    }

    /** Refuses to make something under an id that was struck out. */
    public void requireNot(UUID id) {
        if (!Meet.getEntityManager().createNativeQuery("select 1 from struck_out where kind = :kind and id = :id")
                .setParameter("kind", name()).setParameter("id", id).getResultList().isEmpty()) {
            throw new Refusal("struck-out");
        }
    }
}
