package cn.zhijia.events.social.pair;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.SocialState;
import cn.zhijia.kit.Caller;

@Path("/v1/socials/{id}/result")
@RolesAllowed("member")
@Tag(name = "Socials")
class ResultResource {

    private final Caller caller;
    private final Padding padding;

    ResultResource(Caller caller, Padding padding) {
        this.caller = caller;
        this.padding = padding;
    }

    @GET
    @Transactional
    @Operation(operationId = "getMySocialResult", summary = "Whom I found", description = "Mine only; the same for everybody until it is revealed, and as long for who found nobody. A match goes without a word when either leaves, blocks or loses the seat, for good, and keepDays after the reveal.")
    @APIResponse(responseCode = "200", description = "My matches.")
    public RestResponse<ResultView> get(@PathParam("id") UUID id) {
        var matches = MyMatches.of(id, Participant.taking(id, caller).id());
        return RestResponse.ResponseBuilder.ok(padding.padded(phase(matches.state()), matches.views()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").header(HttpHeaders.CONTENT_LENGTH, Padding.LENGTH).build();
    }

    private static ResultView.Phase phase(SocialState state) {
        return switch (state) {
            case REVEALED -> ResultView.Phase.REVEALED;
            case PURGED -> ResultView.Phase.PURGED;
            default -> ResultView.Phase.PENDING;
        };
    }
}
