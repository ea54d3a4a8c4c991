package cn.zhijia.events;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

/** What is stored of an event's state; "open", "full" and "running" are read from the clock and the seats. */
@Schema(description = "DRAFT -> PUBLISHED -> COMPLETED or CANCELLED")
enum EventState {
    DRAFT,
    PUBLISHED,
    COMPLETED,
    CANCELLED;

    private List<EventState> next() {
        return switch (this) {
            case DRAFT -> List.of(PUBLISHED);
            case PUBLISHED -> List.of(COMPLETED, CANCELLED);
            case COMPLETED, CANCELLED -> List.of();
        };
    }

    void require(EventState needed) {
        if (this != needed) {
            throw Refusal.illegalTransition(this, next());
        }
    }
}
