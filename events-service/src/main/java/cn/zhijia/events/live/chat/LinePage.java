package cn.zhijia.events.live.chat;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ChatLinePage")
record LinePage(@Schema(required = true, maxItems = 100) List<LineView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
