package cn.zhijia.events.social;

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

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;

@Path("/v1/socials/{id}")
@RolesAllowed("organizer")
@Tag(name = "Socials")
class SocialStatesResource {

    private final Caller caller;
    private final Preconditions preconditions;
    private final Purge purge;

    SocialStatesResource(Caller caller, Preconditions preconditions, Purge purge) {
        this.caller = caller;
        this.preconditions = preconditions;
        this.purge = purge;
    }

    @PUT
    @Path("mingling")
    @Transactional
    @Operation(operationId = "beginSocial", summary = "Let people meet", description = "From SETUP; from now on only the title of the social changes. Twice is no error.")
    @APIResponse(responseCode = "200", description = "MINGLING.")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public RestResponse<SocialView> mingle(@PathParam("id") UUID id) {
        return advanced(id, SocialState.MINGLING);
    }

    @PUT
    @Path("choosing")
    @Transactional
    @Operation(operationId = "openSocialChoices", summary = "Let people choose", description = "From MINGLING. Of those who have come by now a number of pairs may be told later; whoever comes after chooses and is chosen like them. Twice is no error.")
    @APIResponse(responseCode = "200", description = "CHOOSING.")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public RestResponse<SocialView> choose(@PathParam("id") UUID id) {
        var social = Social.locked(id, caller);
        social.open();
        return answer(social);
    }

    @PUT
    @Path("seal")
    @Transactional
    @Operation(operationId = "sealSocialChoices", summary = "Let nobody choose any more", description = "From CHOOSING. A choice that was acknowledged counts, one that comes later is refused. Twice is no error.")
    @APIResponse(responseCode = "200", description = "SEALED.")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    public RestResponse<SocialView> seal(@PathParam("id") UUID id) {
        return advanced(id, SocialState.SEALED);
    }

    @PUT
    @Path("purge")
    @Transactional
    @Operation(operationId = "purgeSocial", summary = "Erase what people chose and found", description = "From any state, for good: choices, pairs and contacts. It happens by itself keepDays after the reveal, or after the end of an event whose social was never revealed. Twice is no error.")
    @APIResponse(responseCode = "200", description = "PURGED.")
    public RestResponse<SocialView> purge(@PathParam("id") UUID id) {
        var social = Social.locked(id, caller);
        purge.of(social);
        return answer(social);
    }

    private RestResponse<SocialView> advanced(UUID id, SocialState to) {
        var social = Social.locked(id, caller);
        social.advance(to);
        return answer(social);
    }

    private RestResponse<SocialView> answer(Social social) {
        Social.flush();
        return preconditions.written(SocialView.of(social), social.version, false);
    }
}
