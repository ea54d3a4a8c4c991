package cn.zhijia.events.social.coin;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Caller;

@Path("/v1/socials/{id}")
@RolesAllowed("organizer")
@Tag(name = "Energy coins")
class LedgerKeepingResource {

    private final Caller caller;

    LedgerKeepingResource(Caller caller) {
        this.caller = caller;
    }

    @PUT
    @Path("entries/{postingId}/reversal")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "reverseCoinPosting", summary = "Take a check-in or a redemption back", description = "For organizers of the union, with a reason: another posting moves the coins back, of a pair both or neither. Refused when the coins are spent. What was reversed counts no more against the cap, and the corner gives nothing a second time. Reversing twice is no error and keeps the first reason.")
    @APIResponse(responseCode = "201", description = "Reversed.")
    @APIResponse(responseCode = "200", description = "Reversed before.")
    @APIResponse(responseCode = "409", description = "coins-spent, coins-closed, not-reversible")
    public RestResponse<PostingView> reverse(@PathParam("id") UUID id, @PathParam("postingId") UUID postingId,
            @NotNull @Valid ReversalBody body) {
        var social = Social.shared(id).requireOrganizer(caller);
        var posting = CoinPosting.get(social, postingId);
        boolean now = new Reversal(social, posting, body.reason()).made();
        CoinPosting reversal = CoinPosting.find("reverses", postingId).singleResult();
        return RestResponse.status(now ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                Ledger.of(social, null).view(reversal));
    }

    @GET
    @Path("coin-audit")
    @Transactional
    @Operation(operationId = "auditCoins", summary = "Whether the coins add up", description = "For organizers of the union: nothing was created or destroyed, at one moment.")
    @APIResponse(responseCode = "200", description = "The sums and counts.")
    public AuditView audit(@PathParam("id") UUID id) {
        Social.get(id).requireOrganizer(caller);
        return Audit.of(id);
    }
}
