package cn.zhijia.counselling;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.slot.SlotKey;

/**
 * A stretch of time is free again. Told in the transaction that frees it, which shares the plans of those it concerns or holds
 * them, has taken its {@link Turn}, and has settled no quota yet: who has waited is given it in the same transaction.
 *
 * @param counsellors whose time it is
 * @param room which is free for whoever else works there, too; null for none
 * @param only these of its slots, for the others were free before; null for all
 * @param appointment that had it; null for an absence, a meeting or a new hour
 */
public record TimeFreed(List<UUID> counsellors, UUID room, Instant from, Instant to, Set<SlotKey> only, UUID appointment,
        Settlement quota) {

    static TimeFreed by(Appointment a, Settlement quota) {
        return new TimeFreed(List.of(a.counsellor.id), a.room == null ? null : a.room.id, a.startsAt, a.freeAt, null, a.id,
                quota);
    }
}
