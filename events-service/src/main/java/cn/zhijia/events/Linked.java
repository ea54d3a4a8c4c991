package cn.zhijia.events;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import cn.zhijia.kit.Refusal;

/** 联动活动: an event and its parts, such as a talk and a ride along with few seats. Always the main event first. */
final class Linked {

    private Linked() {
    }

    /** The published parts of an event, held, in the order of locks. */
    static List<Event> parts(Event main) {
        return Event.<Event> find("partOf = ?1 and state = ?2 order by id", main.id, EventState.PUBLISHED)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Refuses a part of what is not there, is another union's, or is a part itself. */
    static void require(Event part) {
        if (part.partOf == null) {
            return;
        }
        var main = mainOf(part);
        if (main == null || !main.unionId.equals(part.unionId) || main.partOf != null || Event.count("partOf", part.id) > 0) {
            throw Refusal.field("/partOf", "not-a-main-event");
        }
    }

    private static Event mainOf(Event part) {
        UUID main = part.partOf;
        return main.equals(part.id) ? null : Event.lock(main);
    }
}
