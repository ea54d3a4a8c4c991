package cn.zhijia.events.social.coin;

import java.util.UUID;

import jakarta.persistence.Tuple;

/** 对账, in one statement, so that it sees one moment. */
final class Audit {

    private static final String LOOK = """
            with account as (select a.kind, a.balance, a.earned, coalesce(sum(e.amount), 0) as entered
                    from coin_account a left join coin_entry e on e.account_id = a.id where a.social_id = :social group by a.id),
                posting as (select p.id, count(e.amount) as entries, coalesce(sum(e.amount), 0) as moved
                    from coin_posting p left join coin_entry e on e.posting_id = p.id where p.social_id = :social group by p.id)
            select (select cast(coalesce(sum(balance), 0) as bigint) from account),
                (select cast(coalesce(-sum(balance), 0) as bigint) from account where kind = 'ISSUANCE'),
                (select cast(coalesce(sum(balance), 0) as bigint) from account where kind = 'WALLET'),
                (select cast(coalesce(sum(balance), 0) as bigint) from account where kind = 'REDEEMED'),
                (select count(*) from account where kind = 'WALLET'), (select count(*) from posting),
                (select cast(coalesce(sum(entries), 0) as bigint) from posting),
                (select count(*) from account where balance <> entered), (select count(*) from posting where moved <> 0),
                (select count(*) from account where kind = 'WALLET' and (balance < 0 or balance > earned))
            """;

    private Audit() {
    }

    static AuditView of(UUID social) {
        var row = (Tuple) CoinPosting.getEntityManager().createNativeQuery(LOOK, Tuple.class).setParameter("social", social)
                .getSingleResult();
        long sum = at(row, 0);
        boolean agrees = sum == 0 && at(row, 7) == 0 && at(row, 8) == 0 && at(row, 9) == 0;
        return new AuditView(agrees, sum, at(row, 1), at(row, 2), at(row, 3), at(row, 4), at(row, 5), at(row, 6), at(row, 7),
                at(row, 8));
    }

    private static long at(Tuple row, int column) {
        return row.get(column, Long.class);
    }
}
