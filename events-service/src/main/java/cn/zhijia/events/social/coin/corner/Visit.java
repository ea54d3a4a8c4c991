package cn.zhijia.events.social.coin.corner;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.SocialState;
import cn.zhijia.events.social.coin.Accounts;
import cn.zhijia.events.social.coin.CoinAccount;
import cn.zhijia.events.social.coin.CoinPosting;
import cn.zhijia.events.social.coin.Transfer;
import cn.zhijia.kit.Refusal;

/** Somebody, alone or with a partner, is at a corner and has read its code. */
record Visit(UUID id, Social social, Participant me, Corner corner, CheckInBody body) {

    private static final Set<SocialState> OPEN = EnumSet.of(SocialState.MINGLING, SocialState.CHOOSING);

    /**
     * Everything is refused before anything is written, but for wrong codes.
     *
     * @return false when this check-in was made before
     */
    boolean made(Instant now) {
        if (standing()) {
            return false;
        }
        body.requireFit(corner);
        requireOpen(); // before the tries are written down, which go with the purge
        var tries = Tries.held(me.id());
        if (standing()) {
            return false; // by a parallel repeat
        }
        tries.requireLeft();
        if (!RotatingCode.accepts(corner.secret, body.code(), now)) {
            throw tries.another();
        }
        requirePartner();
        var people = Stream.of(me.id(), body.partner()).filter(Objects::nonNull).toList();
        return award(people);
    }

    /** The same check-in stands already, whatever the code is by now; refuses an id of another one. */
    private boolean standing() {
        CoinPosting posting = CoinPosting.findById(id);
        if (posting == null) {
            return false;
        }
        if (!posting.about(social, me.id()) || !corner.id.equals(posting.corner())
                || !Objects.equals(posting.partner(me.id()), body.partner())) {
            throw new Refusal("id-in-use");
        }
        return true;
    }

    private void requireOpen() {
        if (!OPEN.contains(social.state())) {
            throw new Refusal("corner-closed").with("state", social.state());
        }
        me.requirePresent();
    }

    /** Oneself, somebody unknown, who left or did not come: the answer is one. */
    private void requirePartner() {
        var partner = body.partner();
        if (partner != null && (partner.equals(me.id()) || Participant.present(social.id(), partner).isEmpty())) {
            throw new Refusal("partner-not-present");
        }
    }

    private boolean award(List<UUID> people) {
        var accounts = Accounts.locked(social, CoinAccount.Kind.ISSUANCE, people);
        if (standing()) {
            return false; // my partner has sent it under the same id
        }
        if (CoinPosting.earned(corner.id, people)) {
            throw new Refusal("corner-done");
        }
        accounts.requireBelow(social.coinCap(), corner.coins);
        if (!Transfer.checkIn(id, social, corner.id, me.id(), body.partner()).post(accounts.toEach(corner.coins))) {
            throw new Refusal("id-in-use"); // by others, who lock other accounts
        }
        return true;
    }
}
