package cn.zhijia.events.social.choice;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Refusal;

/**
 * What one participant chose. Every statement here runs whoever is chosen and whatever the others chose, and none waits for
 * another chooser: a row that is chosen is held no more than a key that somebody refers to.
 */
final class MyChoices {

    private static final String CHOOSABLE = """
            select id from present_participant where social_id = :social and id <> :me and id = any(cast(:chosen as uuid[]))
            """;
    /** Eleven are enough for five choices. */
    private static final String PRESENT = """
            select cast(count(*) as integer) from (
                select from present_participant where social_id = :social limit 11) come
            """;
    private static final String ERASE = "delete from choice where chooser_id = :me";
    private static final String CHOOSE = """
            insert into choice (social_id, chooser_id, rank, chosen_id)
            select :social, :me, n, id from unnest(cast(:chosen as uuid[])) with ordinality as list (id, n)
            """;

    private final Participant me;
    private final Social social;
    private final EntityManager database = Participant.getEntityManager();

    MyChoices(Participant me, Social social) {
        this.me = me;
        this.social = social;
    }

    /**
     * The whole list at once, unless it was sent before. Oneself, somebody unknown and somebody who has not come are refused
     * alike.
     */
    void replace(ChoicesBody body) {
        me.requirePresent();
        if (me.decide(body.decision())) {
            write(body.checked(social.choosable(present())).chosen());
        }
    }

    private void write(List<UUID> chosen) {
        requireChoosable(chosen);
        database.createNativeQuery(ERASE).setParameter("me", me.id()).executeUpdate();
        database.createNativeQuery(CHOOSE).setParameter("social", social.id()).setParameter("me", me.id())
                .setParameter("chosen", texts(chosen)).executeUpdate();
    }

    private int present() {
        return (Integer) database.createNativeQuery(PRESENT).setParameter("social", social.id()).getSingleResult();
    }

    private void requireChoosable(List<UUID> chosen) {
        var known = new HashSet<Object>(database.createNativeQuery(CHOOSABLE).setParameter("social", social.id())
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
