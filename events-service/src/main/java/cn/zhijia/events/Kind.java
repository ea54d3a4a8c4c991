package cn.zhijia.events;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

/** What sort of event it is (活动类型). More may follow. */
@Schema(description = "What sort of event it is. Extensible: show a kind you do not know as OTHER.")
public enum Kind {
    LECTURE,
    LIVESTREAM,
    GAMES,
    SOCIAL,
    SALON,
    GROUP_COUNSELLING,
    READING_CLUB,
    BIRTHDAY,
    FESTIVAL,
    CLASS_ON_BOARD,
    TRAINING,
    OTHER;

    /** Reads the filter {@code kind} of a list. */
    public static Kind fromString(String name) {
        try {
            return valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.field("?kind", "unreadable-value");
        }
    }
}
