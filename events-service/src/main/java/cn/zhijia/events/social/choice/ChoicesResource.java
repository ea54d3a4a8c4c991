package cn.zhijia.events.social.choice;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.social.Decision;
import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.SocialState;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

@Path("/v1/socials/{id}/choices")
@RolesAllowed("member")
@Tag(name = "Socials")
class ChoicesResource {

    private final Caller caller;

    ChoicesResource(Caller caller) {
        this.caller = caller;
    }

    @PUT
    @Transactional
    @Operation(operationId = "chooseAtSocial", summary = "Choose, in secret", description = "The whole list at once, for who was checked in, while it is CHOOSING; the last list counts. Nobody learns of a choice that is not returned: not the chosen, not the organizers. The answer is the same whatever others choose, or block. What stands may be sent again at any time: also when others have gone since, or once it is sealed. A list whose first delivery comes late cannot be told from a newer one, and counts.")
    @APIResponse(responseCode = "200", description = "This is what I chose.")
    @APIResponse(responseCode = "409", description = "not-choosing, not-checked-in, too-few-present")
    public RestResponse<ChoicesView> choose(@PathParam("id") UUID id, @NotNull @Valid ChoicesBody body) {
        var social = Social.shared(id);
        var me = Participant.taking(id, caller);
        var mine = new MyChoices(me);
        if (!me.decided(Decision.choices(id, body.decision()))) {
            if (social.state() == SocialState.CHOOSING) {
                mine.replace(social, body);
            } else if (!mine.stands(body.chosen())) {
                throw new Refusal("not-choosing").with("state", social.state());
            }
        }
        return Sealed.answer(mine.view());
    }

    @GET
    @Transactional
    @Operation(operationId = "getMySocialChoices", summary = "Whom I chose", description = "Mine only. Who has left is gone from it, and everything at the reveal.")
    @APIResponse(responseCode = "200", description = "What I chose.")
    public RestResponse<ChoicesView> get(@PathParam("id") UUID id) {
        return Sealed.answer(new MyChoices(Participant.taking(id, caller)).view());
    }
}
