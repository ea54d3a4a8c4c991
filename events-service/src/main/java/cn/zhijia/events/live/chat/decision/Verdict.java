package cn.zhijia.events.live.chat.decision;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.live.chat.MessageState;

/** 审核决定. LEFT answers reports against a published message, which can come again; the others are made once. */
@Schema(name = "ChatVerdict")
public enum Verdict {
    PUBLISHED,
    LEFT,
    REJECTED,
    HIDDEN;

    public static Verdict of(MessageState reached) {
        return switch (reached) {
            case PUBLISHED -> PUBLISHED;
            case REJECTED -> REJECTED;
            case HIDDEN -> HIDDEN;
            case PENDING -> throw new IllegalArgumentException("nobody decides that a message waits");
        };
    }
}
