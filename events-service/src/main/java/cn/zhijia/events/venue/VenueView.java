package cn.zhijia.events.venue;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Venue")
record VenueView(
        @Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 64, examples = "bus") String union,
        @Schema(required = true) Venue.Kind kind,
        @Schema(required = true, maxLength = 200, examples = "840路公交车厢") String title,
        @Schema(maxLength = 300) String address,
        @Schema(minimum = "1", description = "Absent: not counted.") Integer seats,
        @Schema(maxLength = 100, examples = "840路") String route,
        @Schema(required = true, description = "Organizers of other unions may book it.") boolean shared) {

    static VenueView of(Venue v) {
        return new VenueView(v.id, v.unionId, v.kind, v.title, v.address, v.seats, v.route, v.shared);
    }
}
