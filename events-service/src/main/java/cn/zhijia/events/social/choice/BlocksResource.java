package cn.zhijia.events.social.choice;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.social.Decision;
import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

@Path("/v1/socials/{id}/blocks")
@RolesAllowed("member")
@Tag(name = "Socials")
class BlocksResource {

    private final Caller caller;

    BlocksResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "listMySocialBlocks", summary = "Whom I blocked", description = "At this social; mine only.")
    @APIResponse(responseCode = "200", description = "Whom I blocked.")
    @SuppressWarnings("unchecked")
    public RestResponse<BlocksView> list(@PathParam("id") UUID id) {
        var me = Participant.mine(id, caller);
        List<UUID> blocked = Participant.getEntityManager().createNativeQuery(
                "select blocked_id from participant_block where blocker_id = :me order by blocked_at, blocked_id limit 2000")
                .setParameter("me", me.id()).getResultList();
        return Sealed.answer(new BlocksView(blocked));
    }

    @PUT
    @Path("{participant}")
    @Transactional
    @Operation(operationId = "blockAtSocial", summary = "Never be a pair with somebody", description = "In any state, also after leaving; at this social and at others. It beats both our choices, and ends a pair; nobody is told, before or after, and the answer is the same whatever was chosen. A wish whose first delivery comes late cannot be told from a newer one, and counts.")
    @APIResponse(responseCode = "200", description = "Blocked; after a late repeat what stands.")
    public RestResponse<BlockView> block(@PathParam("id") UUID id, @PathParam("participant") UUID participant,
            @NotNull @Valid BlockBody body) {
        return decided(id, participant, Decision.block(participant, body.decision()), Blocking::make);
    }

    @DELETE
    @Path("{participant}")
    @Transactional
    @Operation(operationId = "unblockAtSocial", summary = "No longer block somebody", description = "My block of this evening; one of another stands, and is lifted there. What has ended stays so. Twice is no error.")
    @APIResponse(responseCode = "200", description = "Not blocked by my block of this evening; after a late repeat what stands.")
    public RestResponse<BlockView> unblock(@PathParam("id") UUID id, @PathParam("participant") UUID participant,
            @QueryParam("decision") @NotNull @Parameter(required = true, description = "Made by the client for this wish to lift a block: the same in every repeat.") UUID decision) {
        return decided(id, participant, Decision.unblock(participant, decision), Blocking::lift);
    }

    /** The social stays in its state: the block comes before the evaluation, or finds what came of it. */
    private RestResponse<BlockView> decided(UUID social, UUID other, Decision decision, Consumer<Blocking> change) {
        Social.shared(social);
        var me = Participant.mine(social, caller);
        if (me.id().equals(other) || Participant.count("id = ?1 and socialId = ?2", other, social) == 0) {
            throw Refusal.notFound();
        }
        var block = new Blocking(me.id(), other);
        if (me.decide(decision)) {
            change.accept(block);
        }
        return Sealed.answer(new BlockView(other, block.stands()));
    }
}
