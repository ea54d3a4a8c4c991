package cn.zhijia.events.waitlist;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.events.Access;
import cn.zhijia.events.registration.Registration;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/events/{id}/registrations/{memberNo}/priority")
@RolesAllowed("organizer")
@Tag(name = "Organizing")
class PriorityResource {

    private final Caller caller;
    private final DatabaseClock clock;

    PriorityResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Transactional
    @Operation(operationId = "prioritiseRegistration", summary = "Move somebody in the line", description = "With a reason, which is kept. The line goes by priority, then by time of joining; an offer that runs out ends a raised priority.")
    @APIResponse(responseCode = "200", description = "It is so, or a repeat: what is true by now.")
    @APIResponse(responseCode = "409", description = "illegal-transition, id-in-use, event-started, event-cancelled, event-over")
    public PriorityView prioritise(@PathParam("id") UUID id, @PathParam("memberNo") @Size(max = 32) String memberNo,
            @NotNull @Valid PriorityBody body) {
        var event = Access.organized(id, caller);
        var registration = Registration.numbered(event, memberNo);
        var quotas = registration.locked();
        PriorityChange known = PriorityChange.findById(body.decision());
        if (known == null) {
            event.requireNotStarted(clock.now());
            PriorityChange.of(registration, body, Person.of(caller), clock.now()).persist();
            registration.prioritise(body.priority(), quotas);
        } else if (!known.isOf(registration)) {
            throw new Refusal("id-in-use");
        }
        return PriorityView.of(registration);
    }

    @GET
    @Transactional
    @Operation(operationId = "getRegistrationPriority", summary = "Somebody's priority and how it came about", description = "For organizers of the union.")
    @APIResponse(responseCode = "200", description = "The priority with its latest hundred changes.")
    public PriorityView get(@PathParam("id") UUID id, @PathParam("memberNo") @Size(max = 32) String memberNo) {
        return PriorityView.of(Registration.numbered(Access.organized(id, caller), memberNo));
    }
}
