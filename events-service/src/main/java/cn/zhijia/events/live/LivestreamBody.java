package cn.zhijia.events.live;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.Reach;

@Schema(name = "LivestreamBody", examples = "{\"union\": \"shunyi\", \"title\": \"女职工普法直播：金晓莲律师说劳动权益\", \"startsAt\": \"2026-12-05T06:00:00Z\", \"guests\": true, \"liveUrl\": \"https://live.example.cn/pufa/index.m3u8\"}")
record LivestreamBody(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") @Schema(required = true, examples = "shunyi", description = "The union that broadcasts: one the caller organises for. Never changes.") String union,
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "女职工普法直播：金晓莲律师说劳动权益") String title,
        @Size(max = 4000) String description,
        @Schema(description = "The event that this is the broadcast of, if there is one.") UUID event,
        @NotNull @Schema(required = true, description = "When it is announced to begin.") Instant startsAt,
        @Schema(description = "Whether visits and likes are taken without a token. False when absent. Chat always needs a member.") Boolean guests,
        @Size(max = 500) @Pattern(regexp = "https://[^\\s]+") @Schema(examples = "https://live.example.cn/pufa/index.m3u8", description = "Where the video plays. https only.") String liveUrl) {

    /** With what was left out filled in, so that a repeat can be told from a change. */
    LivestreamBody checked() {
        return new LivestreamBody(union, title, description, event, Reach.checked("/startsAt", startsAt),
                Boolean.TRUE.equals(guests),
                liveUrl);
    }

    static LivestreamBody of(Livestream s) {
        return new LivestreamBody(s.unionId, s.title, s.description, s.eventId, s.startsAt, s.guests, s.liveUrl);
    }

    void copyTo(Livestream s) {
        s.title = title;
        s.description = description;
        s.eventId = event;
        s.startsAt = startsAt;
        s.guests = guests;
        s.liveUrl = liveUrl;
    }
}
