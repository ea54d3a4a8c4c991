package cn.zhijia.events.live.frame;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "FrameCounters", description = "The stream's numbers as they stand; defined at its counters.")
record FrameCounters(
        @Schema(required = true, minimum = "0", examples = "1605000") long visits,
        @Schema(required = true, minimum = "0", examples = "1593000") long likes,
        @Schema(required = true, minimum = "0", description = "Those with a beat in the last 60 seconds.") long concurrent,
        @Schema(required = true, minimum = "0") long replayVisits,
        @Schema(required = true, minimum = "0") long replayLikes) {
}
