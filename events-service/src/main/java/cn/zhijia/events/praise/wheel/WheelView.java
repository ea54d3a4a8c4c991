package cn.zhijia.events.praise.wheel;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.label.LabelCount;

@Schema(name = "PraiseWheel")
record WheelView(
        @Schema(required = true, maxItems = 24, description = "What I have drawn for myself; empty before the first time.") List<Quality> qualities,
        @Schema(required = true) boolean shared,
        @Schema(required = true, maxItems = 200, description = "What I was given at all events, without what was withdrawn, hidden or taken down.") List<LabelCount> received) {

    /** For the entity tag: the praises received change without an edit. */
    long moment() {
        return Integer.toUnsignedLong(received.hashCode());
    }
}
