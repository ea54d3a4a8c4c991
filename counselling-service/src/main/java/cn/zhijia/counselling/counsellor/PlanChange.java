package cn.zhijia.counselling.counsellor;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.event.Event;

import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.slot.SlotBoard;
import cn.zhijia.counselling.slot.SlotKey;

/**
 * A change of a counsellor's plan, from before it until everybody has been told.
 *
 * @param before what was offered, in {@link #SEEN}
 */
public record PlanChange(Set<SlotKey> before) {

    /** How far ahead new hours are looked for; weekly rules have no end. */
    private static final Duration SEEN = Duration.ofDays(366);

    /** Under the plan's lock, before anything of it is written. */
    public static PlanChange begin(UUID counsellor, Instant now) {
        return new PlanChange(offered(counsellor, now));
    }

    public static Set<SlotKey> offered(UUID counsellor, Instant now) {
        return SlotBoard.of(counsellor, now, now.plus(SEEN)).offered(now, now.plus(SEEN));
    }

    /** Tells everybody in this transaction, and settles. */
    public void end(Counsellor counsellor, Event<Counsellor.PlanChanged> event) {
        var quota = new Settlement();
        event.fire(new Counsellor.PlanChanged(counsellor, before, quota));
        quota.settle();
    }
}
