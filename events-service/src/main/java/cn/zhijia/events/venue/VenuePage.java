package cn.zhijia.events.venue;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "VenuePage")
record VenuePage(@Schema(required = true, maxItems = 100) List<VenueView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
