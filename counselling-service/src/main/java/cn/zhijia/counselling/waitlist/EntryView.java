package cn.zhijia.counselling.waitlist;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Modality;

@Schema(name = "WaitlistEntry")
record EntryView(@Schema(required = true) UUID id, @Schema(required = true) EntryState state,
        @Schema(required = true) Instant opens, @Schema(required = true) Instant closes, Modality modality, UUID counsellor,
        @Schema(description = "Mine, that is to be moved.") UUID appointment, OfferView offer) {

    static EntryView of(Entry e, Instant now) {
        var live = e.state == EntryState.OFFERED ? Offer.live(e.id).orElse(null) : null;
        return new EntryView(e.id, e.stateAt(now), e.opens, e.closes, e.modality, e.counsellorId, e.appointmentId,
                OfferView.of(live, now));
    }
}
