package cn.zhijia.events.social;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an evening is; each follows the one before, and any may end in PURGED. */
@Schema(name = "SocialState", description = "SETUP -> MINGLING -> CHOOSING -> SEALED -> REVEALED -> PURGED; an evening that comes to nothing may be purged from any state.")
public enum SocialState {
    /** Being prepared. */
    SETUP,
    /** People meet, and earn coins at the corners. */
    MINGLING,
    /** People choose, and may change their minds. */
    CHOOSING,
    /** Nobody chooses any more. */
    SEALED,
    /** Evaluated, once; the choices are erased. */
    REVEALED,
    /** The pairs are erased too. */
    PURGED;

    List<SocialState> next() {
        return switch (this) {
            case PURGED -> List.of();
            case REVEALED -> List.of(PURGED);
            default -> List.of(values()[ordinal() + 1], PURGED);
        };
    }
}
