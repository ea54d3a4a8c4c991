package cn.zhijia.counselling.slot;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A free time as it goes over the wire. */
@Schema(name = "Slot", description = "A time that can be booked.")
public record SlotView(
        @Schema(required = true, maxLength = 64, description = "Opaque: pass it on to book this time.", examples = "AAAAAAAAQACAAAAAAAAAAQAAAABpqkAAAQ") String slot,
        @Schema(required = true) UUID counsellor, @Schema(required = true, examples = "2026-12-01T01:00:00Z") Instant startsAt,
        @Schema(required = true, examples = "2026-12-01T01:50:00Z") Instant endsAt, @Schema(required = true) Modality modality,
        @Schema(description = "On site only.") UUID station, @Schema(description = "On site only.") UUID room) {

    static SlotView of(Slot slot) {
        return new SlotView(slot.key().text(), slot.key().counsellor(), slot.key().start(), slot.end(), slot.key().modality(),
                slot.station(), slot.room());
    }
}
