package cn.zhijia.events;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What sort of event it is (活动类型). More may follow. */
@Schema(name = "EventKind", description = "What sort of event it is. Extensible: show a kind you do not know as OTHER.")
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
    OTHER
}
