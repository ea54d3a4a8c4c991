package cn.zhijia.events.social.pair;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.SocialState;

/**
 * Whom one participant found, as that one may see it. The same statement whether there is anybody or not, with the state of the
 * social in it, so that nobody reads the pairs of a reveal before it.
 */
record MyMatches(SocialState state, List<MatchView> views) {

    private static final String READ = """
            select s.state, p.id, w.id as partner, w.number, w.nickname, p.mine as announce, p.how as contact,
                p.mine and p.theirs as announced, case when p.how is null then null else p.their_how end as their_contact
            from social s left join lateral (
                select id, other_id as whom, one_announce as mine, one_contact as how, other_announce as theirs,
                    other_contact as their_how from pair where one_id = :me
                union all
                select id, one_id, other_announce, other_contact, one_announce, one_contact from pair
                where other_id = :me) p
                on true
            left join participant w on w.id = p.whom where s.id = :social order by w.number
            """;
    /** Conditional, as the pair may end at the same moment. One of the two finds it. */
    private static final String CONSENT = """
            update pair set one_announce = case when one_id = :me then :announce else one_announce end,
                one_contact = case when one_id = :me then :contact else one_contact end,
                other_announce = case when other_id = :me then :announce else other_announce end,
                other_contact = case when other_id = :me then :contact else other_contact end
            where id = :id and social_id = :social and :me in (one_id, other_id)
            """;

    static MyMatches of(UUID social, UUID me) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = Participant.getEntityManager().createNativeQuery(READ, Tuple.class).setParameter("social", social)
                .setParameter("me", me).getResultList();
        return new MyMatches(SocialState.valueOf(rows.get(0).get("state", String.class)),
                rows.stream().filter(row -> row.get("id") != null).map(MatchView::of).toList());
    }

    /** Nothing when there is no such match, or no longer. */
    static void consent(UUID social, UUID id, UUID me, ConsentBody body) {
        Participant.getEntityManager().createNativeQuery(CONSENT).setParameter("announce", body.announce())
                .setParameter("contact", body.contact()).setParameter("id", id).setParameter("social", social)
                .setParameter("me", me).executeUpdate();
    }
}
