package cn.zhijia.events.organizing;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Access;
import cn.zhijia.events.registration.Decision;
import cn.zhijia.events.registration.RegistrationState;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/events/{id}/registrations")
@RolesAllowed("organizer")
@Tag(name = "Organizing")
class ParticipantsResource {

    private final Caller caller;
    private final DatabaseClock clock;

    ParticipantsResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listRegistrations", summary = "Who has registered", description = "In order of joining, ended ones too, for organizers of the union.")
    @APIResponse(responseCode = "200", description = "A page of people.")
    public RestResponse<ParticipantPage> list(@PathParam("id") UUID id, @QueryParam("state") RegistrationState state,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var page = Participants.registered(Access.organized(id, caller), state).page(cursor, limit);
        return Pages.answer(new ParticipantPage(page.items(), page.next()), page.next(), uri);
    }

    @PUT
    @Path("{memberNo}/approval")
    @Transactional
    @Operation(operationId = "approveRegistration", summary = "Approve a registration", description = "Gives a seat, or the place in line that the time of asking gives. A rejected one may be approved on second thought. Until the event begins. A repeat of a decision changes nothing and answers what is true by now.")
    @APIResponse(responseCode = "200", description = "Approved, now or before; state says what is true by now.")
    @APIResponse(responseCode = "409", description = "illegal-transition, main-registration-needed, event-full, quota-closed, event-started, event-cancelled, event-over")
    public ParticipantView approve(@PathParam("id") UUID id, @PathParam("memberNo") @Size(max = 32) String memberNo,
            @NotNull @Valid ApprovalBody body) {
        var event = Access.organized(id, caller);
        var decision = Decision.of(body.decision(), event, memberNo);
        decision.approve(clock.now());
        return ParticipantView.of(decision.registration());
    }

    @PUT
    @Path("{memberNo}/rejection")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "rejectRegistration", summary = "Reject a registration", description = "Also one that has a seat: it goes to whoever is next. The person is told, and cannot register again unless approved after all. Until the event begins. A repeat of a decision changes nothing and answers what is true by now.")
    @APIResponse(responseCode = "200", description = "Rejected, now or before; state says what is true by now.")
    @APIResponse(responseCode = "409", description = "illegal-transition, event-started, event-cancelled, event-over")
    public ParticipantView reject(@PathParam("id") UUID id, @PathParam("memberNo") @Size(max = 32) String memberNo,
            @NotNull @Valid RejectionBody body) {
        var event = Access.organized(id, caller);
        var decision = Decision.of(body.decision(), event, memberNo);
        decision.reject(body.reason(), clock.now());
        return ParticipantView.of(decision.registration());
    }
}
