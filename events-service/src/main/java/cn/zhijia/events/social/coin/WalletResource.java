package cn.zhijia.events.social.coin;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Pages;

@Path("/v1/socials/{id}")
@Tag(name = "Energy coins")
class WalletResource {

    private final Caller caller;

    WalletResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Path("wallet")
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "getCoinWallet", summary = "My energy coins", description = "春日能量币 of one evening. For those who take part; 404 for everybody else.")
    @APIResponse(responseCode = "200", description = "What I have.")
    public WalletView wallet(@PathParam("id") UUID id) {
        var social = Social.get(id);
        CoinAccount mine = CoinAccount.findById(Participant.taking(id, caller).id());
        return mine == null ? new WalletView(0, 0, social.coinCap())
                : new WalletView(mine.balance, mine.earned, social.coinCap());
    }

    @GET
    @Path("ledger")
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "listCoinPostings", summary = "Why coins moved, the latest first", description = "Mine; for organizers of the union those of everybody, by number and never by name, and by nothing once it is purged. Roses are not in it.")
    @APIResponse(responseCode = "200", description = "A page of postings.")
    public RestResponse<LedgerPage> ledger(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var social = Social.inside(id, caller);
        var person = social.organizedBy(caller) ? null : Participant.taking(id, caller).id();
        var page = Ledger.of(social, person).page(cursor, limit);
        return Pages.answer(page, page.next(), uri);
    }
}
