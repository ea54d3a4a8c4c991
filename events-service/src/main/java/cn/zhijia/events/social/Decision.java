package cn.zhijia.events.social;

import java.util.UUID;

/**
 * What a participant decided, under an id that the client makes for each: by it a late repeat is known. Remembered with what it
 * is
 * about, so that an id that was used for somebody else, or for another wish, counts here.
 */
public record Decision(Kind kind, UUID about, UUID id) {

    /** What is decided. */
    private enum Kind {
        PARTICIPATION,
        CHOICES,
        CONSENT,
        BLOCK,
        UNBLOCK
    }

    static Decision participation(UUID social, UUID id) {
        return new Decision(Kind.PARTICIPATION, social, id);
    }

    public static Decision choices(UUID social, UUID id) {
        return new Decision(Kind.CHOICES, social, id);
    }

    public static Decision consent(UUID match, UUID id) {
        return new Decision(Kind.CONSENT, match, id);
    }

    public static Decision block(UUID participant, UUID id) {
        return new Decision(Kind.BLOCK, participant, id);
    }

    public static Decision unblock(UUID participant, UUID id) {
        return new Decision(Kind.UNBLOCK, participant, id);
    }

    /** As it is remembered. The purge knows those of blocks by how they begin. */
    String key() {
        return kind + " " + about + " " + id;
    }
}
