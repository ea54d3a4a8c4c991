package cn.zhijia.events.praise;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PraiseReportBody", examples = "{\"reason\": \"话里有话，让人难堪\"}")
record ReportBody(
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "话里有话，让人难堪", description = "For the organizers, who do not learn who says so.") String reason) {
}
