package cn.zhijia.events.social.choice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import cn.zhijia.events.social.Decision;
import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Refusal;

/**
 * What one participant chose. Every statement here runs whoever is chosen and whatever the others chose, and none waits for
 * another chooser: a row that is chosen is held no more than a key that somebody refers to.
 */
final class MyChoices {

    private static final String CHOOSABLE = """
            select id from present_participant where social_id = :social and id <> :me and id = any(:chosen)
            """;
    /** Eleven are enough for five choices. */
    private static final String PRESENT = """
            select cast(count(*) as integer) from (
                select from present_participant where social_id = :social limit 11) come
            """;
    private static final String ERASE = "delete from choice where chooser_id = :me";
    private static final String CHOOSE = """
            insert into choice (social_id, chooser_id, rank, chosen_id)
            select :social, :me, n, id from unnest(:chosen) with ordinality as list (id, n)
            """;

    private final Participant me;
    private final EntityManager database = Participant.getEntityManager();

    MyChoices(Participant me) {
        this.me = me;
    }

    /**
     * The whole list at once, unless it was sent before. What stands is taken as it is, whoever has come or gone since;
     * it is looked into all the same, so that it takes no less time than another list.
     */
    void replace(Social social, ChoicesBody body) {
        if (me.decide(Decision.choices(social.id(), body.decision()))) {
            boolean come = me.present();
            int most = social.choosable(present(social));
            var choosable = choosable(social, body.chosen());
            if (!stands(body.chosen())) {
                if (!come) {
                    throw new Refusal("not-checked-in");
                }
                requireChoosable(body.checked(most).chosen(), choosable);
            }
            write(social, body.chosen());
        }
    }

    private void write(Social social, List<UUID> chosen) {
        database.createNativeQuery(ERASE).setParameter("me", me.id()).executeUpdate();
        database.createNativeQuery(CHOOSE).setParameter("social", social.id()).setParameter("me", me.id())
                .setParameter("chosen", chosen.toArray(UUID[]::new)).executeUpdate();
    }

    private int present(Social social) {
        return (Integer) database.createNativeQuery(PRESENT).setParameter("social", social.id()).getSingleResult();
    }

    private Set<Object> choosable(Social social, List<UUID> chosen) {
        return new HashSet<Object>(database.createNativeQuery(CHOOSABLE).setParameter("social", social.id())
                .setParameter("me", me.id()).setParameter("chosen", chosen.toArray(UUID[]::new)).getResultList());
    }

    /** Oneself, somebody unknown and somebody who has not come are refused alike. */
    private static void requireChoosable(List<UUID> chosen, Set<Object> choosable) {
        for (int i = 0; i < chosen.size(); i++) {
            if (!choosable.contains(chosen.get(i))) {
                throw Refusal.field("/chosen/" + i, "not-choosable");
            }
        }
    }

    boolean stands(List<UUID> chosen) {
        return view().chosen().equals(chosen);
    }

    @SuppressWarnings("unchecked")
    ChoicesView view() {
        return new ChoicesView(database.createNativeQuery("select chosen_id from choice where chooser_id = :me order by rank")
                .setParameter("me", me.id()).getResultList());
    }
}
