package cn.zhijia.counselling.group.member;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GroupSeatChanges", description = "My seats in the order of their last change, refused and former ones included.")
record SeatChanges(@Schema(required = true, maxItems = 100) List<SeatView> items,
        @Schema(required = true, maxLength = 500, description = "Pass as changedSince next time.") String changedSince,
        @Schema(required = true, description = "Whether there is more to fetch at once.") boolean more) {
}
