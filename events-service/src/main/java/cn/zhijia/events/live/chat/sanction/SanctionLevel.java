package cn.zhijia.events.live.chat.sanction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rungs, 警告, 禁言 and 封禁, from the lowest; LIFTED (解除) is an entry too and the ground they stand on. */
@Schema(name = "ChatSanctionLevel")
public enum SanctionLevel {
    LIFTED,
    WARNING,
    MUTE,
    BAN;

    boolean above(SanctionLevel other) {
        return compareTo(other) > 0;
    }
}
