package cn.zhijia.events.social.choice;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.SocialView;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/socials/{id}/reveal")
@RolesAllowed("organizer")
@Tag(name = "Socials")
class RevealResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Preconditions preconditions;

    RevealResource(Caller caller, DatabaseClock clock, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.preconditions = preconditions;
    }

    @PUT
    @Transactional
    @Operation(operationId = "revealSocial", summary = "Make pairs of the choices that were returned", description = "From SEALED, once: a repeat changes nothing. The choices are erased; each person reads in result whom they found, and nobody else does.")
    @APIResponse(responseCode = "200", description = "REVEALED.")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public RestResponse<SocialView> reveal(@PathParam("id") UUID id) {
        var social = Social.locked(id, caller);
        if (social.reveal()) {
            var evaluation = new Evaluation(social);
            social.revealed(clock.now(), evaluation.people(), evaluation.pairs());
            Social.flush();
        }
        return preconditions.written(SocialView.of(social), social.version(), false);
    }
}
