package cn.zhijia.events.social.choice;

import java.util.UUID;

import jakarta.persistence.Query;

import cn.zhijia.events.social.Participant;

/** One participant keeps another away. */
record Blocking(UUID me, UUID other) {

    /** Wherever the two might be made a pair: a reveal there comes before the block, which then parts them, or sees it. */
    private static final String HOLD = """
            select s.id from social s where s.id in (select p.social_id from participant p, participant me, participant other
                where me.id = :me and other.id = :other and p.person_id in (me.person_id, other.person_id))
            order by s.id for share
            """;
    private static final String MAKE = """
            insert into participant_block (blocker_id, blocked_id, blocked_at) values (:me, :other, zhijia_now())
            on conflict do nothing
            """;
    /**
     * A pair of the two, at whichever social they met: who blocks means the person, who is to keep no contact of theirs and not
     * to be announced beside them. A pair that is gone may tell who tonight's number is; to be rid of it is worth more.
     */
    private static final String PART = """
            delete from pair p using participant mine, participant theirs, participant me, participant other
            where me.id = :me and other.id = :other and mine.person_id = me.person_id and theirs.person_id = other.person_id
            and (p.one_id = mine.id and p.other_id = theirs.id or p.one_id = theirs.id and p.other_id = mine.id)
            """;
    /** This one alone: what was decided at another evening is lifted there. */
    private static final String LIFT = "delete from participant_block where blocker_id = :me and blocked_id = :other";

    void make() {
        query(HOLD).getResultList();
        run(MAKE);
        run(PART);
    }

    void lift() {
        run(LIFT);
    }

    boolean stands() {
        return !query("select 1 from participant_block where blocker_id = :me and blocked_id = :other").getResultList()
                .isEmpty();
    }

    private void run(String statement) {
        query(statement).executeUpdate();
    }

    private Query query(String statement) {
        return Participant.getEntityManager().createNativeQuery(statement).setParameter("me", me).setParameter("other", other);
    }
}
