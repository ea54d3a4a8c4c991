package cn.zhijia.events.live.chat.settings;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 聊天设置. A stream has them from the beginning; there is a row once somebody has written them. */
@Entity
@Table(name = "live_chat_settings")
public class ChatSettings extends PanacheEntityBase {

    @Id
    UUID streamId;
    @Version
    long version;
    @Enumerated(EnumType.STRING)
    ChatMode mode = ChatMode.OPEN;
    int slowModeSeconds;

    /** What holds now: the defaults while nobody has written any. */
    public static ChatSettings of(UUID stream) {
        return ChatSettings.<ChatSettings> findByIdOptional(stream).orElseGet(() -> {
            var defaults = new ChatSettings();
            defaults.version = -1;
            return defaults;
        });
    }

    static ChatSettings made(UUID stream, SettingsBody body) {
        var settings = new ChatSettings();
        settings.streamId = stream;
        settings.edit(body);
        settings.persist();
        return settings;
    }

    void edit(SettingsBody body) {
        mode = body.mode();
        slowModeSeconds = body.slowModeSeconds();
    }

    /** 0 for the defaults, so that the first that are written have another tag. */
    long revision() {
        return version + 1;
    }

    public ChatMode mode() {
        return mode;
    }

    public int slowModeSeconds() {
        return slowModeSeconds;
    }
}
