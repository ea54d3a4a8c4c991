package cn.zhijia.events.games;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MeetPage")
record MeetPage(@Schema(required = true, maxItems = 100) List<MeetView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
