package cn.zhijia.events.notice;

import java.util.List;
import java.util.Objects;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "EventNoticeChanges")
record NoticeChanges(@Schema(required = true, maxItems = 100) List<NoticeView> items,
        @Schema(required = true, maxLength = 1000, description = "Pass as changedSince next time.") String changedSince,
        @Schema(required = true, description = "There is more to fetch at once.") boolean more) {

    /**
     * What is shown, for the entity tag: the cursor alone stands still while an older transaction is open, and a notice that
     * moves to the end keeps its id.
     */
    long moment() {
        return Integer.toUnsignedLong(Objects.hash(changedSince, more,
                items.stream().map(n -> List.of(n.id(), n.occurredAt(), n.revision(), n.text())).toList()));
    }
}
