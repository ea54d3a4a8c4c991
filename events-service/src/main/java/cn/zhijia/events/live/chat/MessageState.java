package cn.zhijia.events.live.chat;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has become of a message: PENDING to PUBLISHED or REJECTED, PUBLISHED to HIDDEN, and no way back. */
@Schema(name = "ChatMessageState")
public enum MessageState {
    PENDING,
    PUBLISHED,
    REJECTED,
    HIDDEN;

    List<MessageState> next() {
        return switch (this) {
            case PENDING -> List.of(PUBLISHED, REJECTED);
            case PUBLISHED -> List.of(HIDDEN);
            case REJECTED, HIDDEN -> List.of();
        };
    }
}
