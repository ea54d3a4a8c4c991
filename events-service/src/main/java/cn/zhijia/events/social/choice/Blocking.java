package cn.zhijia.events.social.choice;

import java.util.UUID;

import cn.zhijia.events.social.Participant;

/** One participant keeps another away. */
record Blocking(UUID me, UUID other) {

    private static final String MAKE = """
            insert into participant_block (blocker_id, blocked_id, blocked_at) values (:me, :other, zhijia_now())
            on conflict do nothing
            """;
    /** A pair of the two, at whichever social they met: who blocks means the person. */
    private static final String PART = """
            delete from pair p using participant mine, participant theirs, participant me, participant other
            where me.id = :me and other.id = :other and mine.person_id = me.person_id and theirs.person_id = other.person_id
            and (p.one_id = mine.id and p.other_id = theirs.id or p.one_id = theirs.id and p.other_id = mine.id)
            """;
    private static final String LIFT = """
            delete from participant_block b using participant mine, participant theirs, participant me, participant other
            where me.id = :me and other.id = :other and mine.person_id = me.person_id and theirs.person_id = other.person_id
            and b.blocker_id = mine.id and b.blocked_id = theirs.id
            """;

    void make() {
        run(MAKE);
        run(PART);
    }

    void lift() {
        run(LIFT);
    }

    private void run(String statement) {
        Participant.getEntityManager().createNativeQuery(statement).setParameter("me", me).setParameter("other", other)
                .executeUpdate();
    }
}
