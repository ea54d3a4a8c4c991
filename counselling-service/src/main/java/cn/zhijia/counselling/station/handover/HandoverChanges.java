package cn.zhijia.counselling.station.handover;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "HandoverChanges", description = "What carers offered me, in the order of the last change.")
record HandoverChanges(@Schema(required = true, maxItems = 100) List<HandoverView> items,
        @Schema(required = true, maxLength = 500, description = "Pass as changedSince next time.") String changedSince,
        @Schema(required = true, description = "Whether there is more to fetch at once.") boolean more) {
}
