package cn.zhijia.events.social.coin.shop;

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

import cn.zhijia.events.FirstCall;
import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.coin.CoinPosting;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

@Path("/v1/socials/{id}/redemptions/{redemptionId}")
@RolesAllowed({ "member", "organizer" })
@Tag(name = "Energy coins")
class RedemptionsResource {

    private final Caller caller;

    RedemptionsResource(Caller caller) {
        this.caller = caller;
    }

    @PUT
    @Transactional
    @Operation(operationId = "redeemCoins", summary = "Take something for coins, or a rose", description = "An item of the list, by who was checked in, until the evening is purged; of what has no price each takes one. The rose for a match has no price and is taken once: by either of the two, or by an organizer when both agreed to be announced. A repeat changes nothing.")
    @APIResponse(responseCode = "201", description = "Taken.")
    @APIResponse(responseCode = "200", description = "Taken before.")
    @APIResponse(responseCode = "409", description = "not-enough-coins, gift-taken, not-checked-in, coins-closed, rose-given, id-in-use")
    public RestResponse<RedemptionView> redeem(@PathParam("id") UUID id, @PathParam("redemptionId") UUID redemptionId,
            @NotNull @Valid RedemptionBody body) {
        body.requireOne();
        var social = Social.shared(id);
        Social.inside(id, caller);
        FirstCall.hold(redemptionId); // a rose and what is taken for coins are in two tables
        boolean now = body.item() != null
                ? new Purchase(redemptionId, social, Participant.taking(id, caller), body.item()).made()
                : Rose.give(redemptionId, known(social, body.match()));
        return RestResponse.status(now ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                body.item() != null ? RedemptionView.of(CoinPosting.<CoinPosting> findById(redemptionId))
                        : RedemptionView.of(Rose.<Rose> findById(redemptionId)));
    }

    @GET
    @Transactional
    @Operation(operationId = "getRedemption", summary = "Read a redemption", description = "For who took it and the organizers; a rose for the two, and for the organizers when both agreed to be announced. 404 for everybody else.")
    @APIResponse(responseCode = "200", description = "What was taken.")
    public RedemptionView get(@PathParam("id") UUID id, @PathParam("redemptionId") UUID redemptionId) {
        var social = Social.inside(id, caller);
        Rose rose = Rose.findById(redemptionId);
        if (rose != null && knows(social, rose.pairId)) {
            return RedemptionView.of(rose);
        }
        CoinPosting posting = CoinPosting.findById(redemptionId);
        if (posting == null || posting.item() == null || !visible(social, posting)) {
            throw Refusal.notFound();
        }
        return RedemptionView.of(posting);
    }

    private boolean visible(Social social, CoinPosting posting) {
        return social.organizedBy(caller) ? posting.of(social) : posting.about(social, me(social));
    }

    /** A match that is not there and one that is somebody else's: the answer is one. */
    private UUID known(Social social, UUID match) {
        if (!knows(social, match)) {
            throw Refusal.field("/match", "unknown-pair");
        }
        return match;
    }

    private boolean knows(Social social, UUID match) {
        return Rose.known(social, match, me(social), social.organizedBy(caller));
    }

    private UUID me(Social social) {
        return Person.known(caller).flatMap(p -> Participant.of(social.id(), p.id)).filter(Participant::takesPart)
                .map(Participant::id).orElse(null);
    }
}
