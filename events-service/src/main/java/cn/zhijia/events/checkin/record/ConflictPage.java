package cn.zhijia.events.checkin.record;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CheckInConflictPage")
record ConflictPage(@Schema(required = true, maxItems = 100) List<ConflictView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
