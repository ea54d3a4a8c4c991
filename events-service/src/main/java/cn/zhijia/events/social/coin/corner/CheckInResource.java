package cn.zhijia.events.social.coin.corner;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.coin.CoinPosting;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/socials/{id}/corners/{cornerId}/check-ins/{checkInId}")
@Tag(name = "Energy coins")
class CheckInResource {

    private final Caller caller;
    private final DatabaseClock clock;

    CheckInResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @RolesAllowed("member")
    @Transactional(dontRollbackOn = Refusal.class) // a wrong code is counted although it is refused
    @Operation(operationId = "checkInAtCorner", summary = "Earn coins at a corner", description = "By who was checked in at the event, while people mingle and choose. At a corner for pairs one of the two is enough: both earn or neither does. Once for each person, or each two, and corner. Five wrong codes in five minutes, and the corners wait. A repeat changes nothing, whatever the code is by then.")
    @APIResponse(responseCode = "201", description = "Earned.")
    @APIResponse(responseCode = "200", description = "Earned before.")
    @APIResponse(responseCode = "409", description = "wrong-code (with left), corner-done, coin-cap (mine or my partner's), partner-not-present, corner-closed, not-checked-in, id-in-use")
    @APIResponse(responseCode = "429", description = "too-many-tries, with Retry-After")
    public RestResponse<CheckInView> checkIn(@PathParam("id") UUID id, @PathParam("cornerId") UUID cornerId,
            @PathParam("checkInId") UUID checkInId, @NotNull @Valid CheckInBody body) {
        var social = Social.shared(id);
        var me = Participant.taking(id, caller);
        boolean now = new Visit(checkInId, social, me, Corner.get(social, cornerId), body).made(clock.now());
        CoinPosting posting = CoinPosting.findById(checkInId);
        return RestResponse.status(now ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                CheckInView.of(posting, social, me.id()));
    }
}
