package cn.zhijia.events.social;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an evening is; each follows the one before. */
@Schema(name = "SocialState")
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
    PURGED
}
