package cn.zhijia.events.games.result;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MeetAwardPage")
record AwardPage(@Schema(required = true, maxItems = 100) List<AwardView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
