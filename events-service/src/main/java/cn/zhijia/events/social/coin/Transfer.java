package cn.zhijia.events.social.coin;

import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.social.Social;

/**
 * A posting about to be written, once everything has agreed to it and its accounts are locked.
 *
 * @param one whom it is about, of a pair the least
 */
public record Transfer(UUID id, Social social, CoinPosting.Source source, UUID corner, UUID item, UUID reverses, UUID one,
        UUID other, String reason) {

    private static final String POSTING = """
            insert into coin_posting (id, social_id, source, corner_id, item_id, reverses, one_id, other_id, reason, posted_at)
            select :id, :social, :source, cast(:corner as uuid), cast(:item as uuid), cast(:reverses as uuid),
                least(p.one, p.other), case when p.other is not null then greatest(p.one, p.other) end,
                cast(:reason as varchar), zhijia_now()
            from (select cast(:one as uuid), cast(:other as uuid)) p (one, other) on conflict do nothing
            """;
    private static final String ENTRY = "insert into coin_entry (posting_id, account_id, amount) values (:id, :account, :amount)";

    /** @param partner null at a corner for one */
    public static Transfer checkIn(UUID id, Social social, UUID corner, UUID person, UUID partner) {
        return new Transfer(id, social, CoinPosting.Source.CHECK_IN, corner, null, null, person, partner, null);
    }

    public static Transfer redemption(UUID id, Social social, UUID item, UUID person) {
        return new Transfer(id, social, CoinPosting.Source.REDEMPTION, null, item, null, person, null, null);
    }

    static Transfer reversal(Social social, CoinPosting of, String reason) {
        return new Transfer(UUID.randomUUID(), social, CoinPosting.Source.REVERSAL, null, null, of.id, of.oneId, of.otherId,
                reason);
    }

    /**
     * @param entries by account; the database moves the balances with them
     * @return false, and nothing is written, when the id or what may happen once is used up
     */
    public boolean post(Map<UUID, Long> entries) {
        var database = CoinPosting.getEntityManager();
        int written = database.createNativeQuery(POSTING).setParameter("id", id).setParameter("social", social.id())
                .setParameter("source", source.name()).setParameter("corner", corner).setParameter("item", item)
                .setParameter("reverses", reverses).setParameter("one", one).setParameter("other", other)
                .setParameter("reason", reason).executeUpdate();
        if (written == 0) {
            return false;
        }
        entries.forEach((account, amount) -> database.createNativeQuery(ENTRY).setParameter("id", id)
                .setParameter("account", account).setParameter("amount", amount).executeUpdate());
        return true;
    }
}
