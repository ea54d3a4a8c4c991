package cn.zhijia.events.games.contest;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AttemptPage")
record AttemptPage(@Schema(required = true, maxItems = 100) List<AttemptView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
