package cn.zhijia.events.live.chat.sanction;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

@Schema(name = "ChatSanctionBody", examples = "{\"sanction\": \"0198c0de-0000-7000-8000-0000000000c1\", \"level\": \"WARNING\", \"reason\": \"人身攻击，请文明发言\"}")
record SanctionBody(
        @NotNull @Schema(required = true, description = "Made by the client for each entry, the same in every repeat.") UUID sanction,
        @NotNull @Schema(required = true, description = "One rung up at a time: WARNING, MUTE, BAN. LIFTED ends whatever stands.") SanctionLevel level,
        @Min(1) @Max(43_200) @Schema(examples = "10", description = "How long a MUTE lasts, and only a MUTE has it: up to 30 days.") Integer minutes,
        @NotBlank @Size(max = 300) @Schema(required = true, examples = "人身攻击，请文明发言", description = "Kept in the log, and told to the person.") String reason,
        @Schema(description = "Leaves rungs out, for what cannot wait. False when absent.") Boolean immediately,
        @Schema(description = "The message it is for: one of this person's in this stream. Its words are kept in the log.") UUID message) {

    /** With what was left out filled in, so that a repeat can be told from another entry. */
    SanctionBody checked() {
        if (level == SanctionLevel.MUTE && minutes == null) {
            throw Refusal.field("/minutes", "required");
        }
        if (level != SanctionLevel.MUTE && minutes != null) {
            throw Refusal.field("/minutes", "only-for-mute");
        }
        return new SanctionBody(sanction, level, minutes, reason, Boolean.TRUE.equals(immediately), message);
    }

    static SanctionBody of(Sanction s) {
        return new SanctionBody(s.id, s.level, s.minutes, s.reason, s.immediately, s.messageId);
    }
}
