package cn.zhijia.counselling.referral;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.counselling.crisis.clock.Ladder;
import cn.zhijia.counselling.duty.OnDuty;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.paging.Page;
import cn.zhijia.counselling.paging.Pager;
import cn.zhijia.counselling.paging.Recipient;

/** Wakes people for a referral; in the transaction of what happened, with the referral's row held. */
@ApplicationScoped
class Bell {

    private final Pager pager;

    Bell(Pager pager) {
        this.pager = pager;
    }

    /**
     * The next on the ladder: the duty officer first.
     *
     * @param occasion the clock or attempt that somebody is woken for
     */
    void duty(Referral referral, UUID occasion, int step, Instant now) {
        var duty = OnDuty.at(now);
        var to = Ladder.of(duty, referral.memberId).next(Page.on(occasion));
        pager.page(to, Fact.REFERRAL_PAGE, referral.id, occasion, step);
        if (duty.primary() == null) { // whoever can mend the roster learns of it now, not tomorrow
            var gap = named("gap at " + occasion);
            pager.page(Recipient.ADMINISTRATORS, Fact.ROSTER_GAP, gap, gap, 0);
        }
    }

    void supervisors(Referral referral, UUID occasion) {
        pager.page(Recipient.SUPERVISORS, Fact.REFERRAL_PAGE, referral.id, occasion, 0);
    }

    static UUID named(String occasion) {
        return UUID.nameUUIDFromBytes(occasion.getBytes(StandardCharsets.UTF_8));
    }
}
