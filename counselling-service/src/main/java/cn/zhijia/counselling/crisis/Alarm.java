package cn.zhijia.counselling.crisis;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.counselling.crisis.clock.Ladder;
import cn.zhijia.counselling.duty.OnDuty;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.paging.Page;
import cn.zhijia.counselling.paging.Pager;
import cn.zhijia.counselling.paging.Recipient;
import cn.zhijia.kit.data.DatabaseClock;

/** Wakes the next person on the ladder for a case. */
@ApplicationScoped
class Alarm {

    private final Pager pager;
    private final DatabaseClock clock;

    Alarm(Pager pager, DatabaseClock clock) {
        this.pager = pager;
        this.clock = clock;
    }

    /**
     * In the transaction of what happened, with the case's row held.
     *
     * @param occasion the task or the signal that somebody is woken for
     * @param step of the occasion, from 0
     */
    void sound(CrisisCase crisis, UUID occasion, int step) {
        var duty = OnDuty.at(clock.now());
        var to = Ladder.of(duty, crisis.member.id).next(Page.on(occasion));
        pager.page(to, Fact.CRISIS_PAGE, crisis.id, occasion, step);
        if (duty.primary() == null) { // whoever can mend the roster learns of it now, not tomorrow
            var gap = UUID.nameUUIDFromBytes(("gap at " + occasion).getBytes(StandardCharsets.UTF_8));
            pager.page(Recipient.ADMINISTRATORS, Fact.ROSTER_GAP, gap, gap, 0);
        }
    }
}
