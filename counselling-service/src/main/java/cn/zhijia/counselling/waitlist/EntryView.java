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
        var offer = e.state == EntryState.OFFERED ? OfferView.of(Offer.live(e.id).orElse(null), now) : null;
        var state = e.state == EntryState.OFFERED && offer == null ? EntryState.WAITING : e.stateAt(now); // it ran out just now
        return new EntryView(e.id, state, e.opens, e.closes, e.modality, e.counsellorId, e.appointmentId, offer);
    }
}
