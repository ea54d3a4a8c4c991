package cn.zhijia.counselling;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Modality;
import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.counselling.slot.SlotKey;
import cn.zhijia.kit.Refusal;

/** A booking: a slot from the list, or (staff only) a walk-in at a time of their own choice. */
@Schema(name = "BookingBody", examples = "{\"slot\": \"AAAAAAAAQACAAAAAAAAAAQAAAABpqkAAAQ\", \"modality\": \"ON_SITE\", \"topic\": \"SLEEP\"}")
record BookingBody(
        @Size(max = 64) @Schema(description = "From the list of slots; required unless walkIn is given.") String slot,
        @NotNull @Schema(required = true, examples = "ON_SITE") Modality modality,
        @Pattern(regexp = "[A-Z][A-Z_]{1,31}") @Schema(examples = "SLEEP", description = "Seen by the member and the counsellor only; sealed with the member's key.") String topic,
        @Schema(description = "True: keep the time for 10 minutes; confirm it meanwhile.") Boolean hold,
        @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(description = "Staff only: for whom.") String memberNo,
        @Schema(description = "Staff only: true for a session in a crisis without a case, which is free. While the member has an open crisis case every session is, whoever books it.") Boolean crisis,
        @Valid WalkIn walkIn) {

    /** A time agreed outside roster and lead time; the counsellor, the member and the room must be free all the same. */
    @Schema(name = "WalkIn")
    record WalkIn(@NotNull @Schema(required = true) UUID counsellor,
            @NotNull @Schema(required = true, description = "A whole minute.") Instant startsAt,
            @Schema(description = "Required on site.") UUID room) {
    }

    boolean holds() {
        return Boolean.TRUE.equals(hold);
    }

    boolean inCrisis() {
        return Boolean.TRUE.equals(crisis);
    }

    /** Which counsellor, when and how. */
    SlotKey key() {
        if ((slot == null) == (walkIn == null)) {
            throw Refusal.field("/slot", "slot-or-walk-in");
        }
        if (walkIn == null) {
            return key(slot, modality);
        }
        Reach.check("/walkIn/startsAt", walkIn.startsAt);
        if (!walkIn.startsAt.equals(walkIn.startsAt.truncatedTo(ChronoUnit.MINUTES))) {
            throw Refusal.field("/walkIn/startsAt", "not-a-whole-minute");
        }
        if ((modality == Modality.ON_SITE) != (walkIn.room != null)) {
            throw Refusal.field("/walkIn/room", "room-if-on-site");
        }
        return new SlotKey(walkIn.counsellor, walkIn.startsAt, modality);
    }

    static SlotKey key(String slot, Modality modality) {
        var key = SlotKey.read(slot);
        if (key.modality() != modality) {
            throw Refusal.field("/modality", "not-of-this-slot");
        }
        return key;
    }
}
