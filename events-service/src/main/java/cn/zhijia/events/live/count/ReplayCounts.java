package cn.zhijia.events.live.count;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "LivestreamReplayCounts")
record ReplayCounts(@Schema(required = true, minimum = "0", examples = "0") long visits,
        @Schema(required = true, minimum = "0", examples = "0") long likes) {
}
