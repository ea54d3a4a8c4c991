package cn.zhijia.events;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.seats.EventSeats;
import cn.zhijia.events.seats.Quota;
import cn.zhijia.events.seats.Seats;
import cn.zhijia.events.venue.Booking;
import cn.zhijia.events.venue.Venue;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/events")
@Tag(name = "Events")
class EventsResource {

    private final Caller caller;
    private final Preconditions preconditions;
    private final DatabaseClock clock;

    EventsResource(Caller caller, Preconditions preconditions, DatabaseClock clock) {
        this.caller = caller;
        this.preconditions = preconditions;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listEvents", summary = "List events", description = "Everything that was published, in the order of start; an organizer's own drafts too. The parts of an event are listed by partOf. Open to guests.")
    @APIResponse(responseCode = "200", description = "A page of events.")
    public RestResponse<EventPage> list(@BeanParam EventFilter filter, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var found = filter.checked().events(cursor, limit, caller.has("organizer") ? caller.unions() : Set.of());
        var slice = Slice.of(found.events(), limit);
        var next = slice.next(filter, last -> List.of(last.startsAt(), last.id()));
        return Pages.answer(new EventPage(views(slice.shown(), found.now()), next), next, uri);
    }

    private static List<EventView> views(List<Event> events, Instant now) {
        if (events.isEmpty()) {
            return List.of();
        }
        var quotas = Quota.ofEach(events.stream().map(e -> e.id).toList());
        return events.stream().map(e -> EventView.of(e, quotas.getOrDefault(e.id, List.of()), now)).toList();
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getEvent", summary = "Read an event", description = "Open to guests; a draft is seen by the organizers of its union only.")
    @APIResponse(responseCode = "200", description = "The event, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<EventView> get(@PathParam("id") UUID id) {
        var event = Access.readable(id, caller);
        var view = EventView.of(event, Quota.of(id), clock.now());
        return preconditions.read(view, event.version, view.moment());
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putEvent", summary = "Write or edit an event", description = "The first call makes a draft under an id of your choice. A change needs If-Match; the time of a published event is moved by a reschedule. A narrower audience concerns newcomers only: who is registered or waits stays. Questions stand once somebody has registered.")
    @APIResponse(responseCode = "201", description = "The draft was made.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "id-in-use, reschedule-instead, questions-fixed, questions-in-use, illegal-transition, venue-taken, over-venue-seats")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<EventView> put(@PathParam("id") UUID id, @NotNull @Valid EventBody body) {
        var wanted = body.checked();
        FirstCall.hold(id);
        Linked.hold(wanted.partOf(), id);
        var event = Event.lock(id);
        boolean created = event == null;
        if (created) {
            requireOwn(wanted.union());
            requireUsableVenue(wanted, null);
            event = Event.draft(id, wanted);
            Linked.require(event);
        } else if (!EventBody.of(requireEditable(event, wanted)).equals(wanted)) {
            preconditions.requireMatch(event.version);
            requireUsableVenue(wanted, event.venueId);
            boolean asked = wanted.edit(event);
            Linked.require(event);
            Event.flush();
            var quotas = Quota.lockAll(id); // a registration under way either comes before the new rules or sees them
            if (asked) {
                EventSeats.requireQuestionsFree(id, wanted.questions(), quotas);
            }
            Venue.requireRoom(id);
            Booking.follow(event);
            EventSeats.shortenOffers(id);
            Seats.handOver(id, quotas);
        }
        Event.flush();
        var view = EventView.of(event, Quota.of(id), clock.now());
        return preconditions.written(view, event.version, view.moment(), created);
    }

    private static void requireUsableVenue(EventBody wanted, UUID before) {
        if (wanted.venue() != null && !wanted.venue().equals(before)) {
            Venue.requireUsable(wanted.venue(), wanted.union());
        }
    }

    private void requireOwn(String union) {
        if (!caller.unions().contains(union)) {
            throw new Refusal("other-union").with("union", union);
        }
    }

    /** A draft of another union is not there; but who comes with an event of one's own learns that its id is taken. */
    private Event requireEditable(Event event, EventBody wanted) {
        if (Access.hidden(event, caller)) {
            throw caller.unions().contains(wanted.union()) ? new Refusal("id-in-use") : Refusal.notFound();
        }
        return Access.requireOrganizer(event, caller);
    }
}
