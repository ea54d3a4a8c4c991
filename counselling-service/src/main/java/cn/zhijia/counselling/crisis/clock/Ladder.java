package cn.zhijia.counselling.crisis.clock;

import java.util.Comparator;
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

    /**
     * The first who has not been woken on this occasion; when all have, whoever was woken longest ago, for the administrators,
     * who come last, can do nothing themselves.
     *
     * @param woken the first one first
     */
    public Recipient next(List<Recipient> woken) {
        return rungs.stream().min(Comparator.comparing(woken::lastIndexOf)).orElseThrow();
    }
}
