package cn.zhijia.events.social.coin.corner;

import java.time.Duration;
import java.util.UUID;

import jakarta.persistence.Tuple;

import cn.zhijia.kit.Refusal;

/**
 * A participant's wrong codes of the last five minutes: five are allowed. Held until this transaction ends, so that one
 * participant checks in once at a time, on whichever replica.
 *
 * @param seconds until the first of them is forgotten; null without one
 */
record Tries(UUID participant, int wrong, Integer seconds) {

    private static final int MOST = 5;
    private static final String HOLD = """
            insert into corner_tries (participant_id, wrong_at) values (:participant, cast(array[] as timestamptz[]))
            on conflict (participant_id) do update set wrong_at = array(select t from unnest(corner_tries.wrong_at) t
                where t > zhijia_now() - interval '5 minutes' order by t)
            returning cardinality(wrong_at) as wrong, cast(ceil(extract(epoch from
                wrong_at[1] + interval '5 minutes' - zhijia_now())) as integer) as seconds
            """;
    private static final String COUNT = """
            update corner_tries set wrong_at = array_append(wrong_at, zhijia_now()) where participant_id = :participant
            """;

    static Tries held(UUID participant) {
        var row = (Tuple) Corner.getEntityManager().createNativeQuery(HOLD, Tuple.class)
                .setParameter("participant", participant).getSingleResult();
        return new Tries(participant, row.get("wrong", Integer.class), row.get("seconds", Integer.class));
    }

    /** Refuses every code, the right one too. */
    void requireLeft() {
        if (wrong >= MOST) {
            var left = Duration.ofSeconds(Math.max(1, seconds));
            throw new Refusal("too-many-tries").with("seconds", left.toSeconds()).retryAfter(left);
        }
    }

    /** Counts one more, which must outlast the refusal. */
    Refusal another() {
        Corner.getEntityManager().createNativeQuery(COUNT).setParameter("participant", participant).executeUpdate();
        return new Refusal("wrong-code").with("left", MOST - wrong - 1);
    }
}
