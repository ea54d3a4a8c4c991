package cn.zhijia.events.live.chat.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ChatSettingsBody", examples = "{\"mode\": \"PRE_MODERATED\", \"slowModeSeconds\": 10}")
record SettingsBody(
        @NotNull @Schema(required = true, description = "OPEN publishes at once; PRE_MODERATED when an organizer has approved; CLOSED takes no messages.") ChatMode mode,
        @Min(0) @Max(3600) @Schema(examples = "10", description = "How long everybody but the organizers waits between two messages. 0, as when absent, is no wait.") Integer slowModeSeconds) {

    /** With what was left out filled in, so that a repeat can be told from a change. */
    SettingsBody checked() {
        return new SettingsBody(mode, slowModeSeconds == null ? 0 : slowModeSeconds);
    }

    static SettingsBody of(ChatSettings settings) {
        return new SettingsBody(settings.mode, settings.slowModeSeconds);
    }
}
