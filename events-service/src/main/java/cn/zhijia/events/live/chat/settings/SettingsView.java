package cn.zhijia.events.live.chat.settings;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ChatSettings")
record SettingsView(@Schema(required = true) ChatMode mode,
        @Schema(required = true, minimum = "0", maximum = "3600", examples = "10", description = "Seconds between two messages of one person; 0 for no wait.") int slowModeSeconds) {

    static SettingsView of(ChatSettings settings) {
        return new SettingsView(settings.mode, settings.slowModeSeconds);
    }
}
