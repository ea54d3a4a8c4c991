package cn.zhijia.events.live.chat.sanction;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import cn.zhijia.kit.Refusal;

/**
 * Where somebody stands in a stream's chat. People are warned before they are muted and muted before they are banned; who has
 * been muted once stays on that rung when the time is over.
 *
 * @param mutedUntil the latest end of all mutes, or null
 */
public record Ladder(SanctionLevel level, Instant mutedUntil) {

    static final Ladder GROUND = new Ladder(SanctionLevel.LIFTED, null);

    /** @param endsAt of a mute; null otherwise */
    Ladder after(SanctionLevel next, Instant endsAt) {
        if (next == SanctionLevel.LIFTED) {
            return GROUND;
        }
        boolean later = endsAt != null && (mutedUntil == null || endsAt.isAfter(mutedUntil));
        return new Ladder(next.above(level) ? next : level, later ? endsAt : mutedUntil);
    }

    /**
     * Refuses to leave rungs out, unless {@code immediately}; and whatever changes nothing, because it is evidence all the
     * same.
     */
    void require(SanctionLevel next, boolean immediately) {
        var allowed = allowed(immediately);
        if (!allowed.contains(next)) {
            throw Refusal.illegalTransition(level, allowed);
        }
    }

    private List<SanctionLevel> allowed(boolean immediately) {
        if (banned()) {
            return List.of(SanctionLevel.LIFTED);
        }
        int highest = immediately ? SanctionLevel.BAN.ordinal() : level.ordinal() + 1;
        return Arrays.stream(SanctionLevel.values())
                .filter(next -> next == SanctionLevel.LIFTED ? level != next : next.ordinal() <= highest).toList();
    }

    public boolean banned() {
        return level == SanctionLevel.BAN;
    }

    public boolean mutedAt(Instant now) {
        return mutedUntil != null && now.isBefore(mutedUntil);
    }
}
