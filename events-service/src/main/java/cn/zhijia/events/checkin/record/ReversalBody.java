package cn.zhijia.events.checkin.record;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ScanReversalBody", examples = "{\"reason\": \"扫错了同事的签到码\"}")
record ReversalBody(@NotBlank @Size(max = 500) @Schema(required = true) String reason) {
}
