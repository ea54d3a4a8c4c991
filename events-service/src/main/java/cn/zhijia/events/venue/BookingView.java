package cn.zhijia.events.venue;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Caller;

@Schema(name = "VenueBooking")
record BookingView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID venue,
        @Schema(required = true, maxLength = 64, examples = "bus", description = "Who booked it.") String union,
        @Schema(description = "The event it is for; absent when it is for something else.") UUID event,
        @Schema(maxLength = 200, description = "The event's, or what the organizer wrote: absent when that is another union's affair.") String title,
        @Schema(required = true) Instant startsAt,
        @Schema(required = true) Instant endsAt,
        @Schema(required = true) boolean cancelled) {

    static BookingView of(Booking b, Caller caller) {
        boolean colleague = caller.unions().contains(b.unionId) || b.venue.keptBy(caller);
        return new BookingView(b.id, b.venue.id, b.unionId, b.event == null ? null : b.event.id(), b.titleFor(colleague),
                b.startsAt, b.endsAt, b.cancelled);
    }
}
