package cn.zhijia.counselling.crisis.clock;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import cn.zhijia.counselling.duty.OnDuty;
import cn.zhijia.counselling.paging.Recipient;

/**
 * 呼叫顺序: the primary duty officer, the backup, every supervisor, the administrators. Made anew at each step: after a change of
 * shift it begins with who is on duty now. Nobody is woken for a case of their own; pure.
 */
public record Ladder(List<Recipient> rungs) {

    public static Ladder of(OnDuty duty, UUID member) {
        var officers = Stream.of(duty.primary() == null ? Stream.<UUID> empty() : Stream.of(duty.primary()),
                duty.backup() == null ? Stream.<UUID> empty() : Stream.of(duty.backup())).flatMap(s -> s)
                .filter(officer -> !officer.equals(member)).map(Recipient::of);
        return new Ladder(
                Stream.concat(officers, Stream.of(Recipient.SUPERVISORS, Recipient.ADMINISTRATORS)).toList());
    }

    /** The first who has not been woken on this occasion; when all have, the last once more. */
    public Recipient next(Collection<Recipient> woken) {
        return rungs.stream().filter(rung -> !woken.contains(rung)).findFirst().orElse(rungs.get(rungs.size() - 1));
    }
}
