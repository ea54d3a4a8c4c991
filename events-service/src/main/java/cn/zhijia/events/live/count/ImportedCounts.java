package cn.zhijia.events.live.count;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "LivestreamImportedCounts")
record ImportedCounts(@Schema(required = true, minimum = "0", examples = "1605000") long visits,
        @Schema(required = true, minimum = "0", examples = "1593000") long likes,
        @Schema(required = true, maxLength = 300, examples = "劳动午报") String source) {
}
