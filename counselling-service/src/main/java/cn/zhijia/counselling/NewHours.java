package cn.zhijia.counselling;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.counsellor.PlanChange;
import cn.zhijia.kit.data.DatabaseClock;

/** Hours that a counsellor begins to work are free times, too: first for whoever waits. */
@Singleton
class NewHours {

    /** After bookings and meetings were looked after. */
    private static final int LAST = Interceptor.Priority.APPLICATION + 700;

    private final DatabaseClock clock;
    private final Event<TimeFreed> freed;

    NewHours(DatabaseClock clock, Event<TimeFreed> freed) {
        this.clock = clock;
        this.freed = freed;
    }

    void tell(@Observes @Priority(LAST) Counsellor.PlanChanged change) {
        var id = change.counsellor().id;
        Counsellor.flush();
        var gained = new HashSet<>(PlanChange.offered(id, clock.now()));
        gained.removeAll(change.before());
        if (!gained.isEmpty()) {
            Turn.take();
            var first = gained.stream().map(k -> k.start()).min(Instant::compareTo).orElseThrow();
            var last = gained.stream().map(k -> change.counsellor().freeAfter(k.start())).max(Instant::compareTo)
                    .orElseThrow();
            freed.fire(new TimeFreed(List.of(id), null, first, last, gained, null, change.quota()));
        }
    }
}
