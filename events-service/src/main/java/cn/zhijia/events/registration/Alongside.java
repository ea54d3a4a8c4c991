package cn.zhijia.events.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A registration for a part of the event, beside the one for the event itself. */
@Schema(name = "AlongsideRegistration")
record Alongside(
        @Schema(required = true) UUID event,
        @Schema(required = true) RegistrationState state,
        @Schema(minimum = "1", description = "1 for the next in line; absent when not waiting.") Integer waitlistPosition) {

    static Alongside of(RegistrationView view) {
        return new Alongside(view.event(), view.state(), view.waitlistPosition());
    }

    /** The present one for each part; null when there is none. */
    static List<Alongside> of(Registration main) {
        var present = new LinkedHashMap<UUID, Registration>();
        Parts.of(main.event, main.person).forEach(r -> present.merge(r.event.id(), r, (one, other) -> one.state.live() ? one
                : other.state.live() ? other : one));
        return present.isEmpty() ? null
                : present.values().stream().map(r -> new Alongside(r.event.id(), r.state, r.waitlistPosition())).toList();
    }
}
