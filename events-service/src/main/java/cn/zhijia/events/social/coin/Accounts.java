package cn.zhijia.events.social.coin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Refusal;

/**
 * The wallets of one or two people and the account on the other side, locked in the order of their ids until this transaction
 * ends: whoever moves coins of any of them waits, and nobody waits in a circle.
 */
public final class Accounts {

    private static final String OPEN_SIDE = """
            insert into coin_account (id, social_id, kind) values (gen_random_uuid(), :social, :kind)
            on conflict (social_id, kind) where kind <> 'WALLET' do nothing
            """;
    /** In one order too: whoever opens the same ones at the same time waits here. */
    private static final String OPEN_WALLETS = """
            insert into coin_account (id, social_id, kind, participant_id)
            select p.id, p.social_id, 'WALLET', p.id from participant p where p.social_id = :social and p.id in (:people)
            order by p.id on conflict do nothing
            """;
    private static final String WANTED = "socialId = ?1 and (kind = ?2 or id in ?3)";

    private final List<CoinAccount> locked;

    private Accounts(List<CoinAccount> locked) {
        this.locked = locked;
    }

    /**
     * @param side ISSUANCE or REDEEMED
     * @param people participants of the social, whose wallets are opened when they have none
     */
    public static Accounts locked(Social social, CoinAccount.Kind side, List<UUID> people) {
        if (CoinAccount.count(WANTED, social.id(), side, people) <= people.size()) {
            open(social.id(), side, people);
        }
        return new Accounts(CoinAccount.<CoinAccount> find(WANTED + " order by id", social.id(), side, people)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list());
    }

    static void open(UUID social, CoinAccount.Kind side, List<UUID> people) {
        var database = CoinAccount.getEntityManager();
        database.createNativeQuery(OPEN_SIDE).setParameter("social", social).setParameter("kind", side.name())
                .executeUpdate();
        if (!people.isEmpty()) {
            database.createNativeQuery(OPEN_WALLETS).setParameter("social", social).setParameter("people", people)
                    .executeUpdate();
        }
    }

    /** Refuses, for all of them, what one of them may not earn any more. */
    public Accounts requireBelow(int cap, int coins) {
        if (locked.stream().anyMatch(account -> account.wallet() && account.earned + coins > cap)) {
            throw new Refusal("coin-cap").with("cap", cap);
        }
        return this;
    }

    /** Refuses to take more than each of them has. */
    public Accounts requireEach(long coins, String refusal) {
        if (locked.stream().anyMatch(account -> account.wallet() && account.balance < coins)) {
            throw new Refusal(refusal);
        }
        return this;
    }

    /**
     * What each wallet gets, the other side gives.
     *
     * @param coins below zero to take; no entries for nothing
     */
    public Map<UUID, Long> toEach(long coins) {
        var entries = new HashMap<UUID, Long>();
        long wallets = locked.stream().filter(CoinAccount::wallet).count();
        if (coins != 0) {
            locked.forEach(account -> entries.put(account.id, account.wallet() ? coins : -coins * wallets));
        }
        return entries;
    }
}
