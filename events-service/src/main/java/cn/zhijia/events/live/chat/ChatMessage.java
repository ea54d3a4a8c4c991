package cn.zhijia.events.live.chat;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;

import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 弹幕. Its place among the others is given when it is published, not when it is sent: positions are taken from the channel's
 * row, which stays locked from there to the commit, so whoever has read up to a position has missed nothing before it.
 */
@Entity
@Table(name = "live_message")
public class ChatMessage extends PanacheEntityBase {

    private static final String PUBLISH = """
            with place as (update live_channel set last_offset = last_offset + 1 where stream_id = :stream returning last_offset),
            entry as (insert into live_entry (stream_id, at_offset, kind, message_id)
                select :stream, last_offset, 'MESSAGE', :id from place)
            update live_message set state = 'PUBLISHED', at_offset = last_offset, published_at = zhijia_now()
            from place where id = :id and state = 'PENDING' returning at_offset, published_at
            """;
    private static final String HIDE = """
            with place as (update live_channel set last_offset = last_offset + 1 where stream_id = :stream returning last_offset),
            entry as (insert into live_entry (stream_id, at_offset, kind, message_id)
                select :stream, last_offset, 'TOMBSTONE', :id from place)
            update live_message set state = 'HIDDEN' from place where id = :id and state = 'PUBLISHED'
            returning at_offset, published_at
            """;

    @Id
    UUID id;
    UUID streamId;
    UUID personId;
    String sender;
    String text;
    @Enumerated(EnumType.STRING)
    MessageState state;
    Instant sentAt;
    Instant publishedAt;
    Long atOffset;

    /** The message of this stream, or null. */
    static ChatMessage of(UUID stream, UUID id) {
        return find("id = ?1 and streamId = ?2", id, stream).firstResult();
    }

    /** Nobody else moves it on until this transaction ends. */
    public static ChatMessage locked(UUID stream, UUID id) {
        return held(stream, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Nobody moves it on until this transaction ends; others may hold it as well. */
    public static ChatMessage shared(UUID stream, UUID id) {
        return held(stream, id, LockModeType.PESSIMISTIC_READ);
    }

    private static ChatMessage held(UUID stream, UUID id, LockModeType lock) {
        ChatMessage message = findById(id, lock);
        if (message == null || !message.streamId.equals(stream)) {
            throw Refusal.notFound();
        }
        return message;
    }

    /** @return false when it is there already; refuses where no way leads from here */
    public boolean goesOnTo(MessageState next) {
        if (state == next) {
            return false;
        }
        if (!state.next().contains(next)) {
            throw Refusal.illegalTransition(state, state.next());
        }
        return true;
    }

    /** Where {@link #goesOnTo} has said that it can. Nothing that may wait for others must come after it. */
    public void goOnTo(MessageState next) {
        switch (next) {
            case PUBLISHED -> publish();
            case HIDDEN -> move(HIDE, next);
            case PENDING, REJECTED -> state = next;
        }
    }

    void publish() {
        move(PUBLISH, MessageState.PUBLISHED);
    }

    /** By one statement, the transaction's last: all others who publish in the stream wait for it. */
    private void move(String statement, MessageState to) {
        getEntityManager().detach(this);
        var row = (Tuple) getEntityManager().createNativeQuery(statement, Tuple.class).setParameter("stream", streamId)
                .setParameter("id", id).getSingleResult();
        state = to;
        atOffset = row.get(0, Long.class);
        publishedAt = row.get(1, Instant.class);
    }

    public UUID id() {
        return id;
    }

    public UUID streamId() {
        return streamId;
    }

    public MessageState state() {
        return state;
    }

    /** Null until it is published. */
    public Long atOffset() {
        return atOffset;
    }

    public boolean published() {
        return state == MessageState.PUBLISHED;
    }
}
