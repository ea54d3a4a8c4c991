package cn.zhijia.counselling.dispute;

import java.util.UUID;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DisputeBody", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-000000000043\", \"text\": \"我按时到了，门锁着\"}")
record DisputeBody(
        @Schema(description = "Chosen by the client, new for every report that is denied: a late repeat of an earlier one changes nothing. Required once a supervisor had the appointment go on.") UUID attempt,
        @Size(max = 500) @Schema(description = "What happened; sealed with the member's key, read by the supervisor who decides.") String text) {
}
