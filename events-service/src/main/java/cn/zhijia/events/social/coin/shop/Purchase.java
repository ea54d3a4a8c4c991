package cn.zhijia.events.social.coin.shop;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.SocialState;
import cn.zhijia.events.social.coin.Accounts;
import cn.zhijia.events.social.coin.CoinAccount;
import cn.zhijia.events.social.coin.CoinPosting;
import cn.zhijia.events.social.coin.Transfer;
import cn.zhijia.kit.Refusal;

/** Somebody gives coins for something. */
record Purchase(UUID id, Social social, Participant me, UUID item) {

    private static final Set<SocialState> CLOSED = EnumSet.of(SocialState.SETUP, SocialState.PURGED);

    /** @return false when it was made before */
    boolean made() {
        var accounts = Accounts.locked(social, CoinAccount.Kind.REDEEMED, List.of(me.id()));
        if (standing()) {
            return false;
        }
        if (CLOSED.contains(social.state())) {
            throw new Refusal("coins-closed");
        }
        me.requirePresent();
        int price = wanted().price;
        if (price == 0 && CoinPosting.taken(item, me.id())) {
            throw new Refusal("gift-taken");
        }
        if (!Transfer.redemption(id, social, item, me.id())
                .post(accounts.requireEach(price, "not-enough-coins").toEach(-price))) {
            throw new Refusal("id-in-use");
        }
        return true;
    }

    private CoinItem wanted() {
        return CoinItem.<CoinItem> find("socialId = ?1 and id = ?2", social.id(), item).firstResultOptional()
                .orElseThrow(() -> Refusal.field("/item", "unknown-item"));
    }

    /** The same one stands already, whatever its price is by now; refuses an id of another one, or of a rose. */
    private boolean standing() {
        CoinPosting posting = CoinPosting.findById(id);
        if (Rose.findById(id) != null || posting != null && (!posting.about(social, me.id()) || !item.equals(posting.item()))) {
            throw new Refusal("id-in-use");
        }
        return posting != null;
    }
}
