package cn.zhijia.events.live.chat;

import java.time.Instant;
import java.util.UUID;

import cn.zhijia.events.live.Livestream;
import cn.zhijia.events.live.LivestreamState;
import cn.zhijia.events.live.chat.keyword.Keywords;
import cn.zhijia.events.live.chat.sanction.Ladder;
import cn.zhijia.events.live.chat.sanction.Sanction;
import cn.zhijia.events.live.chat.settings.ChatMode;
import cn.zhijia.events.live.chat.settings.ChatSettings;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/**
 * Somebody says something. The stream is held against its organizers meanwhile, so what they have ended, closed or forbidden is
 * so for every message that comes after their answer.
 *
 * @param exempt from slow mode, as the stream's organizers are
 */
record Speech(Livestream stream, UUID id, Person speaker, boolean exempt, String text) {

    private static final String INSERT = """
            insert into live_message (id, stream_id, person_id, sender, text, state, sent_at)
            values (:id, :stream, :person, :sender, :text, 'PENDING', zhijia_now()) on conflict do nothing
            """;

    /** The message as it was sent before, in whatever state, or null; refuses another text and another's id. */
    ChatMessage repeated() {
        ChatMessage message = ChatMessage.findById(id);
        if (message == null) {
            return null;
        }
        if (!message.personId.equals(speaker.id) || !message.streamId.equals(stream.id())) {
            throw new Refusal("id-in-use");
        }
        if (!message.text.equals(text)) {
            throw Refusal.field("/text", "never-changes");
        }
        return message;
    }

    /** @return the new message, or null when a parallel call has just sent it */
    ChatMessage said(Instant now) {
        var settings = ChatSettings.of(stream.id());
        requireVoice(settings.mode(), now);
        var verdict = Keywords.of(stream.id()).verdict(text);
        if (verdict == Keywords.Verdict.REFUSE) {
            throw new Refusal("message-refused");
        }
        if (waits(exempt ? 0 : settings.slowModeSeconds()) || insert() == 0) {
            return null;
        }
        ChatMessage message = ChatMessage.findById(id);
        if (settings.mode() == ChatMode.OPEN && verdict == Keywords.Verdict.PASS) {
            message.publish();
        }
        return message;
    }

    /** Who has no number cannot be named in a sanction, and everybody who speaks must be. */
    private void requireVoice(ChatMode mode, Instant now) {
        if (speaker.memberNo == null) {
            throw new Refusal("real-name-needed");
        }
        if (stream.state() != LivestreamState.LIVE) {
            throw new Refusal("chat-not-live").with("state", stream.state());
        }
        Ladder ladder = Sanction.ladder(stream.id(), speaker.id);
        if (ladder.banned()) {
            throw new Refusal("chat-banned");
        }
        if (ladder.mutedAt(now)) {
            throw new Refusal("chat-muted").with("until", ladder.mutedUntil());
        }
        if (mode == ChatMode.CLOSED) {
            throw new Refusal("chat-closed");
        }
    }

    /** Whether the turn went to this very message, sent in parallel; refuses when it went to another one. */
    private boolean waits(int seconds) {
        var left = SlowMode.turn(stream.id(), speaker.id, seconds);
        if (left != null && ChatMessage.count("id", id) == 0) {
            throw new Refusal("slow-mode").with("seconds", left.toSeconds()).retryAfter(left);
        }
        return left != null;
    }

    private int insert() {
        return ChatMessage.getEntityManager().createNativeQuery(INSERT).setParameter("id", id)
                .setParameter("stream", stream.id()).setParameter("person", speaker.id)
                .setParameter("sender", Utterance.sender(speaker.name)).setParameter("text", text).executeUpdate();
    }
}
