package cn.zhijia.counselling;

import java.time.Instant;
import java.util.UUID;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.quota.Settlement;

/**
 * A stretch of a counsellor's time is free again. Told in the transaction that frees it, which shares the plan or holds it,
 * before
 * quotas are settled: who has waited is given it in the same transaction.
 *
 * @param appointment that had it; null where an absence ended
 */
public record TimeFreed(Counsellor counsellor, Instant from, Instant to, UUID appointment, Settlement quota) {

    static TimeFreed by(Appointment a, Settlement quota) {
        return new TimeFreed(a.counsellor, a.startsAt, a.freeAt, a.id, quota);
    }
}
