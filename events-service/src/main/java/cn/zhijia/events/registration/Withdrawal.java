package cn.zhijia.events.registration;

import java.util.UUID;

import cn.zhijia.events.Glance;
import cn.zhijia.kit.data.Person;

/** The one way out of an event for whoever holds a standing seat: as if the member had cancelled. */
public final class Withdrawal {

    private Withdrawal() {
    }

    /**
     * What is live of this attempt ends, and its seat goes to whoever is next. Nothing happens when nothing is, or once the
     * event has begun.
     */
    public static void of(Glance glance, Person person, UUID attempt) {
        Attempts.of(glance.event(), person).live().filter(r -> r.isOf(attempt))
                .ifPresent(registration -> {
                    var quotas = registration.locked();
                    if (registration.state.live() && glance.now().isBefore(glance.event().startsAt())) {
                        registration.cancel(quotas);
                    }
                });
    }
}
