package cn.zhijia.events.social.choice;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.Tuple;

import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.matching.Block;
import cn.zhijia.events.social.matching.Choice;
import cn.zhijia.events.social.matching.Couple;
import cn.zhijia.events.social.matching.Matches;

/** The one look at what everybody chose. The social is held alone; afterwards the pairs are all that is left. */
record Evaluation(Social social) {

    /** Who has left, given up the seat or was not there after all neither chooses nor is chosen. */
    private static final String CHOICES = """
            with here as materialized (select id from present_participant where social_id = :social)
            select c.chooser_id, c.chosen_id, c.rank from choice c
            join here a on a.id = c.chooser_id join here b on b.id = c.chosen_id where c.social_id = :social
            """;
    /** Of the people who are here, wherever they were when they blocked. */
    private static final String BLOCKS = """
            select me.id as blocker, other.id as blocked from participant_block b
            join participant mine on mine.id = b.blocker_id join participant theirs on theirs.id = b.blocked_id
            join participant me on me.person_id = mine.person_id and me.social_id = :social
            join participant other on other.person_id = theirs.person_id and other.social_id = :social
            """;
    private static final String PEOPLE = """
            select cast(count(*) as integer) from present_participant h join participant p on p.id = h.id
            where p.social_id = :social and p.at_opening
            """;
    private static final String PAIR = """
            insert into pair (id, social_id, one_id, other_id)
            select gen_random_uuid(), :social, one, other
            from unnest(:ones, :others) as couple (one, other)
            """;
    /** Whom an organizer lets in later counts in no number: two of them would hide behind the others' heads. */
    private static final String TOLD = """
            select cast(count(*) as integer) from pair p join participant one on one.id = p.one_id
            join participant other on other.id = p.other_id
            where p.social_id = :social and one.at_opening and other.at_opening
            """;

    /** @return how many pairs there are of people for whom the choices were opened */
    int pairs() {
        var choices = rows(CHOICES).stream().map(row -> new Choice(row.get("chooser_id", UUID.class),
                row.get("chosen_id", UUID.class), row.get("rank", Integer.class))).toList();
        var blocks = rows(BLOCKS).stream()
                .map(row -> new Block(row.get("blocker", UUID.class), row.get("blocked", UUID.class)))
                .collect(Collectors.toSet());
        var couples = Matches.of(social.policy(), choices, blocks, seed());
        Social.getEntityManager().createNativeQuery(PAIR).setParameter("social", social.id())
                .setParameter("ones", ids(couples, Couple::one)).setParameter("others", ids(couples, Couple::other))
                .executeUpdate();
        Social.getEntityManager().createNativeQuery("delete from choice where social_id = :social")
                .setParameter("social", social.id()).executeUpdate();
        return number(TOLD);
    }

    /** Of those for whom the choices were opened: whom an organizer lets in later makes no crowd. */
    int people() {
        return number(PEOPLE);
    }

    private int number(String query) {
        return (Integer) Social.getEntityManager().createNativeQuery(query).setParameter("social", social.id())
                .getSingleResult();
    }

    /** Settled before anybody chose. */
    private long seed() {
        return social.id().getMostSignificantBits() ^ social.id().getLeastSignificantBits();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String query) {
        return Social.getEntityManager().createNativeQuery(query, Tuple.class).setParameter("social", social.id())
                .getResultList();
    }

    private static UUID[] ids(List<Couple> couples, Function<Couple, UUID> whose) {
        return couples.stream().map(whose).toArray(UUID[]::new);
    }
}
