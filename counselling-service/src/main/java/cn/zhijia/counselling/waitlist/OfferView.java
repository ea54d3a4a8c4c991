package cn.zhijia.counselling.waitlist;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.HeldTime;
import cn.zhijia.counselling.slot.Modality;

@Schema(name = "AppointmentOffer", description = "A time that is kept for me until I answer.")
record OfferView(@Schema(required = true, description = "The appointment that keeps it.") UUID id,
        @Schema(required = true) UUID counsellor,
        @Schema(required = true, maxLength = 100, examples = "林老师") String counsellorName,
        @Schema(required = true) Modality modality, @Schema(description = "On site only.") UUID station,
        @Schema(description = "On site only.") UUID room, @Schema(required = true) Instant startsAt,
        @Schema(required = true) Instant endsAt, @Schema(required = true) Instant expiresAt) {

    /** Null when it is over. */
    static OfferView of(Offer offer, Instant now) {
        if (offer == null || !offer.expiresAt.isAfter(now)) {
            return null;
        }
        var time = HeldTime.seen(offer.id);
        return new OfferView(offer.id, time.counsellor(), time.counsellorName(), time.modality(), time.station(), time.room(),
                time.startsAt(), time.endsAt(), offer.expiresAt);
    }
}
