package cn.zhijia.counselling.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.By;
import cn.zhijia.counselling.referral.event.EventKind;
import cn.zhijia.counselling.referral.event.HospitalEvent;

/**
 * What somebody does to one referral in one transaction. What others are told of it is written last, hospitals before the
 * audit: the rows that everybody else needs too are held for the shortest time, and always in the same order.
 */
final class Deed {

    private record Done(Act act, UUID thing) {
    }

    final Referral referral;
    final By by;
    final Instant now;
    private final List<HospitalEvent.Told> told = new ArrayList<>();
    private final List<Done> done = new ArrayList<>();

    Deed(Referral referral, By by, Instant now) {
        this.referral = referral;
        this.by = by;
        this.now = now;
    }

    void tell(Attempt attempt, EventKind kind) {
        told.add(new HospitalEvent.Told(attempt.hospitalId, attempt.id, kind));
    }

    void record(Act act, UUID thing) {
        done.add(new Done(act, thing));
    }

    void end(Audit audit) {
        HospitalEvent.tell(told, referral.priority);
        done.forEach(d -> audit.record(referral.memberId, d.act(), d.thing(), null));
    }
}
