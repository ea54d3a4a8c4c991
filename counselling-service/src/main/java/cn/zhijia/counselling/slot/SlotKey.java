package cn.zhijia.counselling.slot;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import cn.zhijia.kit.Refusal;

/** What names a slot: who, when, how. Clients pass it on as an opaque text; a booking checks it against the roster again. */
public record SlotKey(UUID counsellor, Instant start, Modality modality) {

    private static final int BYTES = 25;

    public String text() {
        var bytes = ByteBuffer.allocate(BYTES).putLong(counsellor.getMostSignificantBits())
                .putLong(counsellor.getLeastSignificantBits()).putLong(start.getEpochSecond())
                .put((byte) modality.ordinal());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The key in {@code slot} of a body; refused when no list of slots ever gave it. */
    public static SlotKey read(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.capacity() == BYTES) {
                var counsellor = new UUID(bytes.getLong(), bytes.getLong());
                long second = bytes.getLong();
                int modality = bytes.get();
                if (Reach.holdsSecond(second) && modality >= 0 && modality < Modality.values().length) {
                    return new SlotKey(counsellor, Instant.ofEpochSecond(second), Modality.values()[modality]);
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw Refusal.field("/slot", "unreadable-value");
        }
        throw Refusal.field("/slot", "unreadable-value");
    }
}
