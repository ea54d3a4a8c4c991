package cn.zhijia.events.checkin.ticket;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.events.Access;
import cn.zhijia.kit.Caller;

/** What a gate takes along to where there is no connection. */
@Path("/v1/events/{id}/check-in")
@Tag(name = "Check-in")
class GateListsResource {

    private final Caller caller;
    private final TicketKeys keys;

    GateListsResource(Caller caller, TicketKeys keys) {
        this.caller = caller;
        this.keys = keys;
    }

    @GET
    @Path("keys")
    @RolesAllowed({ "organizer", "member" })
    @Transactional
    @Operation(operationId = "listTicketKeys", summary = "The public keys of the tickets", description = "For gates, and for a member's app that checks its own ticket. Fetch it when a ticket names a kid you do not know.")
    @APIResponse(responseCode = "200", description = "A JWK set.")
    public KeySet keys(@PathParam("id") UUID id) {
        Access.readable(id, caller);
        return new KeySet(keys.open());
    }

    @GET
    @Path("revocations")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "listTicketRevocations", summary = "Which tickets are void", description = "For gates of the organizing union, oldest first: everything without since, then what is new. A cancellation that commits late is never skipped.")
    @APIResponse(responseCode = "200", description = "What is new.")
    public Revocations revocations(@PathParam("id") UUID id,
            @QueryParam("since") @Size(max = 1000) @Parameter(description = "From the last answer.") String since,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        return Revocations.of(Access.organized(id, caller).id(), since, limit);
    }
}
