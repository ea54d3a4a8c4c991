package cn.zhijia.events.organizing;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

import cn.zhijia.events.Access;
import cn.zhijia.events.seats.Quota;
import cn.zhijia.events.seats.Seats;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;

@Path("/v1/events/{id}/waitlist")
@RolesAllowed("organizer")
@Tag(name = "Organizing")
class WaitlistResource {

    private final Caller caller;

    WaitlistResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "listWaitlist", summary = "Who waits, in the order of turn", description = "By priority, then by time of joining, for organizers of the union.")
    @APIResponse(responseCode = "200", description = "A page of the line.")
    public RestResponse<WaitlistPage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var page = Participants.waiting(Access.organized(id, caller)).page(cursor, limit);
        boolean paused = Quota.of(id).stream().anyMatch(Quota::paused);
        return Pages.answer(new WaitlistPage(paused, page.items(), page.next()), page.next(), uri);
    }

    @PUT
    @Path("pause")
    @Transactional
    @Operation(operationId = "pauseWaitlist", summary = "Pause or resume promotion", description = "While paused, freed seats are kept for the line; resuming hands them over at once. It sets a state, and the last call wins: a late repeat of an earlier one sets that one's state again.")
    @APIResponse(responseCode = "200", description = "It is as asked.")
    @APIResponse(responseCode = "409", description = "quota-missing, event-cancelled, event-over")
    public WaitlistPause pause(@PathParam("id") UUID id, @NotNull @Valid PauseBody body) {
        Access.locked(id, caller).requireGoingOn();
        var quotas = Quota.lockAll(id);
        if (quotas.isEmpty()) {
            throw new Refusal("quota-missing");
        }
        if (quotas.stream().anyMatch(q -> q.paused() != body.paused())) {
            quotas.forEach(q -> q.pause(body.paused()));
            Seats.handOver(id, quotas);
        }
        return new WaitlistPause(body.paused());
    }
}
