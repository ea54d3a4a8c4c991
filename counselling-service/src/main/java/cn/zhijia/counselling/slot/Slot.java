package cn.zhijia.counselling.slot;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A time that a counsellor offers.
 *
 * @param end of the session
 * @param freeAt when the counsellor can take the next person: {@code end} plus the buffer
 * @param station and {@code room} are null unless the session is on site
 */
public record Slot(SlotKey key, Instant end, Instant freeAt, UUID station, UUID room) {

    static final Comparator<SlotKey> ORDER = Comparator.comparing(SlotKey::start).thenComparing(k -> k.counsellor().toString())
            .thenComparing(SlotKey::modality);

    Interval session() {
        return new Interval(key.start(), end);
    }

    Interval blocked() {
        return new Interval(key.start(), freeAt);
    }
}
