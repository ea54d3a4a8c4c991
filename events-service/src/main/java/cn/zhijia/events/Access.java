package cn.zhijia.events;

import java.util.UUID;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

/** Who sees an event, and who may change it: a draft is there for the organizers of its union only. */
public final class Access {

    private Access() {
    }

    /** The event, if this caller may see it; else 404. */
    public static Event readable(UUID id, Caller caller) {
        return seen(Event.findById(id), caller);
    }

    /** The event, for an organizer of its union; others see 403 when it is public and 404 when it is a draft. */
    public static Event organized(UUID id, Caller caller) {
        return requireOrganizer(readable(id, caller), caller);
    }

    /** Like {@link #organized}, and nobody else changes it until this transaction ends. First in the order of locks. */
    public static Event locked(UUID id, Caller caller) {
        return requireOrganizer(seen(Event.lock(id), caller), caller);
    }

    /** Refuses whoever does not organize the event. */
    static Event requireOrganizer(Event event, Caller caller) {
        if (!event.organizedBy(caller)) {
            throw new Refusal("other-union").with("union", event.unionId);
        }
        return event;
    }

    /** Whether it is not there for this caller. */
    static boolean hidden(Event event, Caller caller) {
        return event == null || event.state == EventState.DRAFT && !event.organizedBy(caller);
    }

    private static Event seen(Event event, Caller caller) {
        if (hidden(event, caller)) {
            throw Refusal.notFound();
        }
        return event;
    }
}
