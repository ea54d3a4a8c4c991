package cn.zhijia.events.live.chat;

import java.time.Duration;
import java.util.UUID;

import jakarta.persistence.EntityManager;

/**
 * 慢速模式: one statement takes the turn of this person in this stream or does not, so that of any number of messages at once, on
 * any number of replicas, one gets through. The person's row is held before the turn: the message refers to it afterwards, and
 * a first sign-in in parallel has it locked while it waits for the turn.
 */
final class SlowMode {

    private static final String TAKE = """
            with speaker as (select id from person where id = :person for key share)
            insert into live_chatter (stream_id, person_id, spoke_at) select :stream, id, zhijia_now() from speaker
            on conflict (stream_id, person_id) do update set spoke_at = greatest(live_chatter.spoke_at, excluded.spoke_at)
            where :seconds = 0 or live_chatter.spoke_at <= excluded.spoke_at - make_interval(secs => :seconds)
            """;
    private static final String LEFT = """
            select cast(ceil(extract(epoch from spoke_at - zhijia_now())) as integer) + :seconds from live_chatter
            where stream_id = :stream and person_id = :person
            """;

    private SlowMode() {
    }

    /**
     * @param seconds 0 for no wait
     * @return null when the turn is taken, otherwise how long it is until the next, at least a second
     */
    static Duration turn(UUID stream, UUID person, int seconds) {
        int taken = database().createNativeQuery(TAKE).setParameter("stream", stream).setParameter("person", person)
                .setParameter("seconds", seconds).executeUpdate();
        if (taken == 1) {
            return null;
        }
        var left = (Integer) database().createNativeQuery(LEFT).setParameter("stream", stream)
                .setParameter("person", person).setParameter("seconds", seconds).getSingleResult();
        return Duration.ofSeconds(Math.max(1, left));
    }

    private static EntityManager database() {
        return ChatMessage.getEntityManager();
    }
}
