package cn.zhijia.events;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "EventPage")
record EventPage(@Schema(required = true, maxItems = 100) List<EventView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
