package cn.zhijia.events.live.chat.settings;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether messages are published at once, after an organizer's approval (先审后发), or not taken at all. */
@Schema(name = "ChatMode")
public enum ChatMode {
    OPEN,
    PRE_MODERATED,
    CLOSED
}
