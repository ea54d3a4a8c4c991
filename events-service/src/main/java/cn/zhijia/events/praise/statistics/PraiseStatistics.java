package cn.zhijia.events.praise.statistics;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.label.LabelCount;

@Schema(name = "PraiseStatistics")
record PraiseStatistics(
        @Schema(required = true, maxItems = 200, description = "The most given first.") List<LabelCount> labels) {
}
