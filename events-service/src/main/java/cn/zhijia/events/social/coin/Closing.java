package cn.zhijia.events.social.coin;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import cn.zhijia.events.social.Purged;

/** 清零: the end of an evening's coins: what is left in the wallets counts as redeemed, by one posting. */
@Singleton
class Closing {

    private static final String POSTING = """
            insert into coin_posting (id, social_id, source, posted_at) select :id, :social, 'CLOSING', zhijia_now()
            where exists (select 1 from coin_account where social_id = :social and kind = 'WALLET' and balance > 0)
            on conflict (social_id) where source = 'CLOSING' do nothing
            """;
    private static final String ENTRIES = """
            insert into coin_entry (posting_id, account_id, amount)
            select :id, id, -balance from coin_account where social_id = :social and kind = 'WALLET' and balance > 0
            union all select :id, r.id, (select sum(balance) from coin_account where social_id = :social and kind = 'WALLET')
            from coin_account r where r.social_id = :social and r.kind = 'REDEEMED'
            """;

    /** Part of the transaction that holds the social alone, against everybody who moves coins. */
    void close(@Observes Purged purged) {
        var social = purged.social();
        var database = CoinPosting.getEntityManager();
        var id = UUID.randomUUID();
        if (database.createNativeQuery(POSTING).setParameter("id", id).setParameter("social", social)
                .executeUpdate() == 1) {
            Accounts.open(social, CoinAccount.Kind.REDEEMED, List.of());
            database.createNativeQuery(ENTRIES).setParameter("id", id).setParameter("social", social).executeUpdate();
        }
    }
}
