package cn.zhijia.events.venue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;

@Path("/v1/venues/{id}/bookings")
@RolesAllowed("organizer")
@Tag(name = "Venues")
class BookingsResource {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Caller caller;

    BookingsResource(Caller caller) {
        this.caller = caller;
    }

    /** For the cursor: it belongs to its filters. */
    private record Filter(UUID venue, Instant from, Instant to) {
    }

    @GET
    @Transactional
    @Operation(operationId = "listVenueBookings", summary = "When a venue is taken", description = "What is in force, in the order of start. What other unions do there has no title unless it is a published event.")
    @APIResponse(responseCode = "200", description = "A page of bookings.")
    public RestResponse<BookingPage> list(@PathParam("id") UUID id,
            @QueryParam("from") @Parameter(description = "Not over by then.") Instant from,
            @QueryParam("to") @Parameter(description = "Begun before then.") Instant to,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var venue = Venue.get(id);
        var filter = new Filter(id, known("from", from, EARLIEST), known("to", to, LATEST));
        var place = cursor == null ? List.of(EARLIEST.toString(), new UUID(0, 0).toString()) : Cursor.read(cursor, filter, 2);
        var after = Instant.parse(place.get(0));
        List<Booking> found = Booking.<Booking> find("""
                from Booking b left join fetch b.event where b.venue = ?1 and b.cancelled = false and b.endsAt > ?2
                and b.startsAt < ?3 and (b.startsAt > ?4 or b.startsAt = ?4 and b.id > ?5) order by b.startsAt, b.id
                """, venue, filter.from, filter.to, after, UUID.fromString(place.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.startsAt, last.id));
        return Pages.answer(new BookingPage(slice.as(b -> BookingView.of(b, caller)), next), next, uri);
    }

    @GET
    @Path("{bookingId}")
    @Transactional
    @Operation(operationId = "getVenueBooking", summary = "Read a booking", description = "For organizers; the title of another union's affair is left out.")
    @APIResponse(responseCode = "200", description = "The booking.")
    public BookingView get(@PathParam("id") UUID id, @PathParam("bookingId") UUID bookingId) {
        return BookingView.of(find(id, bookingId), caller);
    }

    @PUT
    @Path("{bookingId}")
    @Transactional
    @Operation(operationId = "bookVenue", summary = "Book a venue for something that is not an event", description = "An event books its venue by itself when it is published. A booking never changes: cancel it and make another. One's own union's venues, and those that are shared.")
    @APIResponse(responseCode = "201", description = "Booked.")
    @APIResponse(responseCode = "200", description = "Booked before, and perhaps cancelled since.")
    @APIResponse(responseCode = "403", description = "missing-role, other-union, venue-not-shared")
    @APIResponse(responseCode = "409", description = "venue-taken (with from and to when a published event is in the way), venue-not-bookable, id-in-use")
    public RestResponse<BookingView> book(@PathParam("id") UUID id, @PathParam("bookingId") UUID bookingId,
            @NotNull @Valid BookingBody body) {
        var wanted = body.checked();
        var venue = bookable(id, wanted.union());
        boolean created = Booking.count("id", bookingId) == 0 && wanted.booking(bookingId, venue).make();
        Booking booking = Booking.findById(bookingId);
        if (!booking.venue.id.equals(id) || !wanted.describes(booking)) {
            throw new Refusal("id-in-use");
        }
        return RestResponse.status(created ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                BookingView.of(booking, caller));
    }

    @DELETE
    @Path("{bookingId}")
    @Transactional
    @Operation(operationId = "cancelVenueBooking", summary = "Give a booking up", description = "By organizers of the union that booked or of the one that keeps the venue. An event's booking goes with the event. Cancelling twice is no error.")
    @APIResponse(responseCode = "200", description = "It is cancelled.")
    @APIResponse(responseCode = "409", description = "booking-of-event")
    public BookingView cancel(@PathParam("id") UUID id, @PathParam("bookingId") UUID bookingId) {
        var booking = find(id, bookingId);
        if (!caller.unions().contains(booking.unionId)) {
            booking.venue.requireOrganizer(caller);
        }
        if (booking.event != null) {
            throw new Refusal("booking-of-event").with("event", booking.event.id());
        }
        booking.cancel();
        return BookingView.of(booking, caller);
    }

    private Venue bookable(UUID id, String union) {
        if (!caller.unions().contains(union)) {
            throw new Refusal("other-union").with("union", union);
        }
        var venue = Venue.get(id);
        if (!venue.shared && !venue.unionId.equals(union)) {
            throw new Refusal("venue-not-shared").with("union", venue.unionId);
        }
        if (!venue.bookable()) {
            throw new Refusal("venue-not-bookable");
        }
        return venue;
    }

    private static Booking find(UUID venue, UUID id) {
        return Booking.<Booking> find("venue.id = ?1 and id = ?2", venue, id).firstResultOptional()
                .orElseThrow(Refusal::notFound);
    }

    private static Instant known(String name, Instant at, Instant otherwise) {
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
            throw Refusal.field("?" + name, "out-of-range");
        }
        return at == null ? otherwise : at;
    }
}
