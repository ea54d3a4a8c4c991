package cn.zhijia.counselling.dispute;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DisputeBody", examples = "{\"text\": \"我按时到了，门锁着\"}")
record DisputeBody(
        @Size(max = 500) @Schema(description = "What happened; sealed with the member's key, read by the supervisor who decides.") String text) {
}
