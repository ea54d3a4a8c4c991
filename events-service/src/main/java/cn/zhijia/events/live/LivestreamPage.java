package cn.zhijia.events.live;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "LivestreamPage")
record LivestreamPage(@Schema(required = true, maxItems = 100) List<LivestreamView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
