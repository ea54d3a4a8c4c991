package cn.zhijia.events.social.choice;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import cn.zhijia.events.social.Participant;
import cn.zhijia.kit.Refusal;

/**
 * What one participant chose. Every statement here runs whoever is chosen and whatever the others chose, and none waits for
 * another chooser: a row that is chosen is held no more than a key that somebody refers to.
 */
final class MyChoices {

    private static final String CHOOSABLE = """
            select id from present_participant where social_id = :social and id <> :me and id = any(cast(:chosen as uuid[]))
            """;
    private static final String ERASE = "delete from choice where chooser_id = :me";
    private static final String CHOOSE = """
            insert into choice (social_id, chooser_id, rank, chosen_id)
            select :social, :me, n, id from unnest(cast(:chosen as uuid[])) with ordinality as list (id, n)
            """;

    private final Participant me;
    private final UUID social;
    private final EntityManager database = Participant.getEntityManager();

    MyChoices(Participant me, UUID social) {
        this.me = me;
        this.social = social;
    }

    /** The whole list at once. Oneself, somebody unknown and somebody who has not come are refused alike. */
    void replace(List<UUID> chosen) {
        database.lock(me, LockModeType.PESSIMISTIC_WRITE);
        requireChoosable(chosen);
        database.createNativeQuery(ERASE).setParameter("me", me.id()).executeUpdate();
        database.createNativeQuery(CHOOSE).setParameter("social", social).setParameter("me", me.id())
                .setParameter("chosen", texts(chosen)).executeUpdate();
    }

    private void requireChoosable(List<UUID> chosen) {
        var known = new HashSet<Object>(database.createNativeQuery(CHOOSABLE).setParameter("social", social)
                .setParameter("me", me.id()).setParameter("chosen", texts(chosen)).getResultList());
        for (int i = 0; i < chosen.size(); i++) {
            if (!known.contains(chosen.get(i))) {
                throw Refusal.field("/chosen/" + i, "not-choosable");
            }
        }
    }

    @SuppressWarnings("unchecked")
    ChoicesView view() {
        return new ChoicesView(database.createNativeQuery("select chosen_id from choice where chooser_id = :me order by rank")
                .setParameter("me", me.id()).getResultList());
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
