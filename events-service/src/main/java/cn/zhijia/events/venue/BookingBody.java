package cn.zhijia.events.venue;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.Reach;
import cn.zhijia.kit.Refusal;

@Schema(name = "VenueBookingBody", examples = "{\"union\": \"bus\", \"title\": \"车厢布置\", \"startsAt\": \"2026-12-02T01:00:00Z\", \"endsAt\": \"2026-12-02T02:00:00Z\"}")
record BookingBody(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") @Schema(required = true, examples = "bus", description = "The union that books: one the caller organises for.") String union,
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "车厢布置", description = "Seen by organizers of the union that books and of the one that keeps the venue.") String title,
        @NotNull @Schema(required = true) Instant startsAt,
        @NotNull @Schema(required = true, description = "Not itself booked, so that the next may begin then.") Instant endsAt) {

    /** In the database's microseconds, so that a repeat can be told from another. */
    BookingBody checked() {
        var body = new BookingBody(union, title, Reach.checked("/startsAt", startsAt), Reach.checked("/endsAt", endsAt));
        if (!body.startsAt.isBefore(body.endsAt)) {
            throw Refusal.field("/endsAt", "not-after-start");
        }
        return body;
    }

    Booking booking(UUID id, Venue venue) {
        var booking = new Booking();
        booking.id = id;
        booking.venue = venue;
        booking.unionId = union;
        booking.title = title;
        booking.startsAt = startsAt;
        booking.endsAt = endsAt;
        return booking;
    }

    boolean describes(Booking b) {
        return b.event == null && union.equals(b.unionId) && title.equals(b.title) && startsAt.equals(b.startsAt)
                && endsAt.equals(b.endsAt);
    }
}
