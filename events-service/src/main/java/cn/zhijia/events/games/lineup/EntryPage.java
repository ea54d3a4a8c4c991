package cn.zhijia.events.games.lineup;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MeetEntryPage")
record EntryPage(@Schema(required = true, maxItems = 100) List<EntryView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
