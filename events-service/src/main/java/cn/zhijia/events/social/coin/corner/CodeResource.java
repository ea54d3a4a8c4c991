package cn.zhijia.events.social.coin.corner;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/socials/{id}/corners/{cornerId}/code")
@Tag(name = "Energy coins")
class CodeResource {

    private final Caller caller;
    private final DatabaseClock clock;

    CodeResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "getCornerCode", summary = "A corner's present code", description = "For organizers of the union, to be shown on a screen at the corner. Another one comes every 30 seconds; the one before is taken as well.")
    @APIResponse(responseCode = "200", description = "The code. Cache-Control: no-store.")
    public RestResponse<CodeView> code(@PathParam("id") UUID id, @PathParam("cornerId") UUID cornerId) {
        var corner = Corner.get(Social.get(id).requireOrganizer(caller), cornerId);
        var now = clock.now();
        return RestResponse.ResponseBuilder.ok(new CodeView(RotatingCode.at(corner.secret, now), RotatingCode.until(now)))
                .header("Cache-Control", "no-store").build();
    }
}
