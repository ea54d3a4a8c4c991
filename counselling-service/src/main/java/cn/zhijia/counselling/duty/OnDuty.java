package cn.zhijia.counselling.duty;

import java.time.Instant;
import java.util.UUID;

import cn.zhijia.kit.data.Person;

/** Who is on duty at a moment; null where nobody is. */
public record OnDuty(UUID primary, UUID backup) {

    public static OnDuty at(Instant moment) {
        var shift = DutyShift.of(Turn.at(moment));
        return shift == null ? new OnDuty(null, null) : new OnDuty(id(shift.primary), id(shift.backup));
    }

    private static UUID id(Person person) {
        return person == null ? null : person.id;
    }
}
