package cn.zhijia.counselling.crisis.reading;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.crisis.CaseSummary;

@Schema(name = "CrisisCasePage")
record CasePage(@Schema(required = true, maxItems = 100) List<CaseSummary> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
