package cn.zhijia.events.social.coin;

import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.SocialState;
import cn.zhijia.kit.Refusal;

/** 冲正: somebody takes a posting back. */
record Reversal(Social social, CoinPosting posting, String reason) {

    /** @return false when it was taken back before */
    boolean made() {
        boolean earned = posting.source == CoinPosting.Source.CHECK_IN;
        if (!earned && posting.source != CoinPosting.Source.REDEMPTION) {
            throw new Refusal("not-reversible").with("source", posting.source);
        }
        var side = earned ? CoinAccount.Kind.ISSUANCE : CoinAccount.Kind.REDEEMED;
        var accounts = Accounts.locked(social, side, posting.people());
        if (posting.reversed()) {
            return false;
        }
        if (social.state() == SocialState.PURGED) {
            throw new Refusal("coins-closed");
        }
        long each = posting.toEach();
        return Transfer.reversal(social, posting, reason).post(accounts.requireEach(each, "coins-spent").toEach(-each));
    }
}
