package cn.zhijia.counselling.waitlist;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import cn.zhijia.counselling.Resettled;
import cn.zhijia.counselling.TimeLost;
import cn.zhijia.kit.data.DatabaseClock;

/** Puts whoever has lost a time in line, before all who have not, and lets them go when they have another one. */
@Singleton
class Places {

    /** As long as anybody may wait. */
    private static final Duration WINDOW = EntryBody.MOST;

    private final DatabaseClock clock;

    Places(DatabaseClock clock) {
        this.clock = clock;
    }

    void lost(@Observes TimeLost lost) {
        var now = clock.now();
        Entry.join(UUID.randomUUID(), lost.member(),
                new EntryBody(now, now.plus(WINDOW), lost.modality(), lost.counsellor(), lost.appointment()));
    }

    void resettled(@Observes Resettled resettled) {
        Entry.end(resettled.appointment(), resettled.booked() ? EntryState.SERVED : EntryState.LEFT);
    }
}
