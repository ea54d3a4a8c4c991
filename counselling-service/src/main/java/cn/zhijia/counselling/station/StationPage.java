package cn.zhijia.counselling.station;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "StationPage")
record StationPage(@Schema(required = true, maxItems = 100) List<StationView> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
