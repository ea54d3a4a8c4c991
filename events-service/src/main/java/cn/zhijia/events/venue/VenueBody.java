package cn.zhijia.events.venue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

@Schema(name = "VenueBody", examples = "{\"union\": \"bus\", \"kind\": \"BUS\", \"title\": \"840路公交车厢\", \"route\": \"840路\", \"seats\": 20, \"shared\": false}")
record VenueBody(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") @Schema(required = true, examples = "bus", description = "The union that keeps it: one the caller organises for. Never changes.") String union,
        @NotNull @Schema(required = true, description = "Never changes.") Venue.Kind kind,
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "840路公交车厢") String title,
        @Size(max = 300) @Schema(examples = "北京市朝阳区") String address,
        @Min(1) @Max(1_000_000) @Schema(examples = "20", description = "Absent: not counted. No event held here may offer more.") Integer seats,
        @Size(max = 100) @Schema(examples = "840路", description = "The line a BUS runs on; only with BUS.") String route,
        @Schema(description = "Organizers of other unions may book it; false when absent.") Boolean shared) {

    /** With what was left out filled in, so that a repeat can be told from a change. */
    VenueBody checked() {
        if (route != null && kind != Venue.Kind.BUS) {
            throw Refusal.field("/route", "not-with-this-kind");
        }
        return new VenueBody(union, kind, title, address, seats, route, Boolean.TRUE.equals(shared));
    }

    static VenueBody of(Venue v) {
        return new VenueBody(v.unionId, v.kind, v.title, v.address, v.seats, v.route, v.shared);
    }

    void copyTo(Venue v) {
        v.title = title;
        v.address = address;
        v.seats = seats;
        v.route = route;
        v.shared = shared;
    }
}
