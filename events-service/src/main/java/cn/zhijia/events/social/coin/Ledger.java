package cn.zhijia.events.social.coin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.SocialState;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Slice;

/**
 * 账本: the postings of a social, the latest first.
 *
 * @param person whose; null for all
 * @param named whether by whom: once the evening is purged the books still add up, and nobody reads in them who was where with
 *        whom
 */
record Ledger(UUID social, UUID person, boolean named) {

    private static final String PAGE = """
            select * from coin_posting p where p.social_id = :social and p.place < :before
            and (cast(:person as uuid) is null or cast(:person as uuid) in (p.one_id, p.other_id)
                or exists (select 1 from coin_entry e where e.posting_id = p.id and e.account_id = cast(:person as uuid)))
            order by p.place desc limit :limit
            """;
    private static final String ENTRIES = """
            select e.posting_id, a.kind, case when :named then n.number end as number, e.amount from coin_entry e join coin_account a on a.id = e.account_id
            left join participant n on n.id = a.participant_id
            where e.posting_id in (:postings) and (cast(:person as uuid) is null or e.account_id = cast(:person as uuid))
            order by a.kind, n.number
            """;
    private static final String NUMBERS = """
            select p.id, n.number from coin_posting p join participant n on n.id = p.one_id or n.id = p.other_id
            where p.id in (:postings) and :named order by n.number
            """;

    static Ledger of(Social social, UUID person) {
        return new Ledger(social.id(), person, social.state() != SocialState.PURGED);
    }

    LedgerPage page(String cursor, int limit) {
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(Cursor.read(cursor, this, 1).get(0));
        @SuppressWarnings("unchecked")
        List<CoinPosting> found = database().createNativeQuery(PAGE, CoinPosting.class).setParameter("social", social)
                .setParameter("before", before).setParameter("person", person).setParameter("limit", limit + 1)
                .getResultList();
        var slice = Slice.of(found, limit);
        var next = slice.next(this, last -> List.of(last.place));
        return new LedgerPage(views(slice.shown()), next);
    }

    PostingView view(CoinPosting posting) {
        return views(List.of(posting)).get(0);
    }

    private List<PostingView> views(List<CoinPosting> postings) {
        if (postings.isEmpty()) {
            return List.of();
        }
        var ids = postings.stream().map(posting -> posting.id).toList();
        var entries = new HashMap<UUID, List<EntryView>>();
        rows(database().createNativeQuery(ENTRIES, Tuple.class).setParameter("postings", ids).setParameter("person", person)
                .setParameter("named", named))
                .forEach(row -> entries.computeIfAbsent(row.get(0, UUID.class), id -> new ArrayList<>()).add(new EntryView(
                        CoinAccount.Kind.valueOf(row.get(1, String.class)), row.get(2, Integer.class),
                        row.get(3, Long.class))));
        var people = new HashMap<UUID, List<Integer>>();
        rows(database().createNativeQuery(NUMBERS, Tuple.class).setParameter("postings", ids).setParameter("named", named))
                .forEach(
                        row -> people.computeIfAbsent(row.get(0, UUID.class), id -> new ArrayList<>())
                                .add(row.get(1, Integer.class)));
        return postings.stream().map(posting -> view(posting, people, entries)).toList();
    }

    private static PostingView view(CoinPosting p, Map<UUID, List<Integer>> people, Map<UUID, List<EntryView>> entries) {
        return new PostingView(p.id, p.source, p.postedAt, p.cornerId, p.itemId, p.reverses, p.reason,
                people.getOrDefault(p.id, List.of()), entries.getOrDefault(p.id, List.of()));
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(jakarta.persistence.Query query) {
        return query.getResultList();
    }

    private static EntityManager database() {
        return CoinPosting.getEntityManager();
    }
}
