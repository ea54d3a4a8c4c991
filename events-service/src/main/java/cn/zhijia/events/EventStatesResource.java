package cn.zhijia.events;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.registration.Parts;
import cn.zhijia.events.seats.EventSeats;
import cn.zhijia.events.seats.Quota;
import cn.zhijia.events.seats.Seats;
import cn.zhijia.events.venue.Booking;
import cn.zhijia.events.venue.Venue;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;

/** An event's way from state to state. Reaching a state twice is no error. */
@Path("/v1/events/{id}")
@Tag(name = "Events")
@RolesAllowed("organizer")
class EventStatesResource {

    private final Caller caller;
    private final Preconditions preconditions;
    private final DatabaseClock clock;

    EventStatesResource(Caller caller, Preconditions preconditions, DatabaseClock clock) {
        this.caller = caller;
        this.preconditions = preconditions;
        this.clock = clock;
    }

    @PUT
    @Path("publication")
    @Transactional
    @Operation(operationId = "publishEvent", summary = "Publish a draft", description = "From now on everybody sees it and its audience may register. It needs a quota, which may be without a size.")
    @APIResponse(responseCode = "200", description = "It is published.")
    @APIResponse(responseCode = "409", description = "illegal-transition, main-not-published, quota-missing, event-over, over-venue-seats, venue-taken (with from and to when a published event is in the way)")
    public RestResponse<EventView> publish(@PathParam("id") UUID id) {
        var event = Linked.lockedAfterMain(id, caller);
        if (event.state != EventState.PUBLISHED) {
            Linked.requireMainPublished(event);
            event.publish(clock.now());
            if (EventSeats.open(id) == 0) {
                throw new Refusal("quota-missing");
            }
            Venue.requireRoom(id);
            Venue.requireUsable(event);
            Booking.follow(event);
        }
        return written(event);
    }

    @PUT
    @Path("cancellation")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "cancelEvent", summary = "Call an event off", description = "Releases every seat, offer and place in line, and tells each person once; of its published parts that have not begun too, which are called off with it.")
    @APIResponse(responseCode = "200", description = "It is cancelled.")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public RestResponse<EventView> cancel(@PathParam("id") UUID id, @NotNull @Valid CancellationBody body) {
        var event = Access.locked(id, caller);
        if (event.state != EventState.CANCELLED) {
            Linked.callOff(event, body.reason());
        }
        return written(event);
    }

    @PUT
    @Path("reschedule")
    @Transactional
    @Operation(operationId = "rescheduleEvent", summary = "Move a published event", description = "Needs If-Match. Other hours raise revision: whoever is registered keeps the seat, is told, and is asked to confirm again. Open offers end in time before the new start, but not within 15 minutes.")
    @APIResponse(responseCode = "200", description = "It is held at that time.")
    @APIResponse(responseCode = "409", description = "illegal-transition, event-over, venue-taken (with from and to when a published event is in the way)")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<EventView> reschedule(@PathParam("id") UUID id, @NotNull @Valid RescheduleBody body) {
        var wanted = body.schedule();
        var event = Access.locked(id, caller);
        if (!event.schedule.equals(wanted)) {
            preconditions.requireMatch(event.version);
            int before = event.revision;
            event.reschedule(wanted, clock.now());
            Booking.follow(event);
            var quotas = Quota.lockAll(id);
            if (event.revision > before) {
                EventSeats.askAgain(id, event.revision);
            }
            EventSeats.shortenOffers(id);
            Seats.handOver(id, quotas);
        }
        return written(event);
    }

    @PUT
    @Path("completion")
    @Transactional
    @Operation(operationId = "completeEvent", summary = "Close an event that was held", description = "Not before its start. Whoever still waits for a seat or an approval is told that it is over.")
    @APIResponse(responseCode = "200", description = "It is completed.")
    @APIResponse(responseCode = "409", description = "illegal-transition, event-not-started")
    public RestResponse<EventView> complete(@PathParam("id") UUID id) {
        var event = Access.locked(id, caller);
        if (event.state != EventState.COMPLETED) {
            event.complete(clock.now());
            Event.flush();
            EventSeats.close(id);
            Parts.follow(id);
        }
        return written(event);
    }

    private RestResponse<EventView> written(Event event) {
        Event.flush();
        var view = EventView.of(event, Quota.of(event.id), clock.now());
        return preconditions.written(view, event.version, view.moment(), false);
    }
}
