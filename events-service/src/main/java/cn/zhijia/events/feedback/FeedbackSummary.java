package cn.zhijia.events.feedback;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "FeedbackSummary")
record FeedbackSummary(
        @Schema(required = true, minimum = "5") int count,
        @Schema(required = true, minimum = "1", maximum = "5", description = "To one decimal.") double mean,
        @Schema(required = true, minItems = 5, maxItems = 5, description = "How many gave 1, 2, 3, 4, 5.") List<Integer> distribution,
        @Schema(required = true, maxItems = 100, description = "Without names, in an order drawn by lot.") List<String> texts,
        @Schema(maxLength = 1000, description = "Pass as cursor for more texts; absent on the last page.") String next) {
}
