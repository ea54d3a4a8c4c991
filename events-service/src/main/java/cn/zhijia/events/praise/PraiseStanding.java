package cn.zhijia.events.praise;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a praise stands, as far as the caller may know. */
@Schema(name = "PraiseStanding")
record PraiseStanding(@Schema(required = true) UUID id, @Schema(required = true) State state) {

    @Schema(name = "PraiseState", description = "HIDDEN is told to the recipient only; the giver goes on seeing GIVEN.")
    enum State {
        GIVEN,
        WITHDRAWN,
        HIDDEN,
        TAKEN_DOWN
    }
}
