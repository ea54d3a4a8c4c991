package cn.zhijia.events.social.coin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CoinReversalBody", examples = "{\"reason\": \"咖啡角扫错了人\"}")
record ReversalBody(@NotBlank @Size(max = 200) @Schema(required = true) String reason) {
}
