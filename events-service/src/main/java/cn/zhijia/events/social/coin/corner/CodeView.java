package cn.zhijia.events.social.coin.corner;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CornerCode")
record CodeView(@Schema(required = true, pattern = "^[0-9]{6}$", examples = "119246") String code,
        @Schema(required = true, description = "When the next one comes; this one is taken for half a minute more.") Instant until) {
}
