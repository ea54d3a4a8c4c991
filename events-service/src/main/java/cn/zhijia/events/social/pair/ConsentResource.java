package cn.zhijia.events.social.pair;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.social.Decision;
import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

@Path("/v1/socials/{id}/matches/{matchId}/consent")
@RolesAllowed("member")
@Tag(name = "Socials")
class ConsentResource {

    private final Caller caller;

    ConsentResource(Caller caller) {
        this.caller = caller;
    }

    @PUT
    @Transactional
    @Operation(operationId = "consentToSocialMatch", summary = "Agree to be announced, and to be reached", description = "Two consents apart, both mine to change. Each takes effect when the other has given theirs, and is not told before. One whose first delivery comes late cannot be told from a newer one, and counts. 404 when there is no such match of mine, or no longer: it ends for good when either leaves, blocks or loses the seat, and what was agreed to with it.")
    @APIResponse(responseCode = "200", description = "The match as it is now.")
    public RestResponse<MatchView> consent(@PathParam("id") UUID id, @PathParam("matchId") UUID matchId,
            @NotNull @Valid ConsentBody body) {
        var wanted = body.checked();
        Social.shared(id);
        var me = Participant.taking(id, caller);
        if (me.decide(Decision.consent(matchId, body.decision()))) {
            MyMatches.consent(id, matchId, me.id(), wanted);
        }
        // one that is not mine, or no longer: nothing of the decision stays
        var match = MyMatches.of(id, me.id()).views().stream().filter(m -> m.id().equals(matchId)).findFirst()
                .orElseThrow(Refusal::notFound);
        return RestResponse.ResponseBuilder.ok(match).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
