package cn.zhijia.events.live.chat;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has become of a message: PENDING to PUBLISHED or REJECTED, PUBLISHED to HIDDEN, and no way back. */
@Schema(name = "ChatMessageState")
public enum MessageState {
    PENDING,
    PUBLISHED,
    REJECTED,
    HIDDEN
}
