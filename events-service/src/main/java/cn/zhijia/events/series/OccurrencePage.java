package cn.zhijia.events.series;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "OccurrencePage")
record OccurrencePage(@Schema(required = true, maxItems = 100) List<OccurrenceView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
