package cn.zhijia.events.social.coin.shop;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.SocialState;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;

@Path("/v1/socials/{id}/items")
@Tag(name = "Energy coins")
class ItemsResource {

    private final Caller caller;
    private final Preconditions preconditions;

    ItemsResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    /** For the cursor: it belongs to this list, and to no other of the social. */
    private record Items(UUID social) {
    }

    @GET
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "listCoinItems", summary = "What coins are given for", description = "In the order of their titles. For those who take part and the organizers of the union; 404 for everybody else.")
    @APIResponse(responseCode = "200", description = "A page of items.")
    public RestResponse<ItemPage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Social.inside(id, caller);
        var after = cursor == null ? "" : Cursor.read(cursor, new Items(id), 1).get(0);
        List<CoinItem> found = CoinItem.<CoinItem> find("socialId = ?1 and title > ?2 order by title", id, after)
                .page(0, limit + 1)
                .list();
        var slice = Slice.of(found, limit);
        var next = slice.next(new Items(id), last -> List.of(last.title));
        return Pages.answer(new ItemPage(slice.as(ItemView::of), next), next, uri);
    }

    @GET
    @Path("{itemId}")
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "getCoinItem", summary = "Read an item", description = "For those who take part and the organizers of the union; 404 for everybody else.")
    @APIResponse(responseCode = "200", description = "The item, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<ItemView> get(@PathParam("id") UUID id, @PathParam("itemId") UUID itemId) {
        var social = Social.inside(id, caller);
        var item = CoinItem.get(social, itemId);
        return preconditions.read(ItemView.of(item), item.version);
    }

    @PUT
    @Path("{itemId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putCoinItem", summary = "Set a price", description = "By organizers of the union, until the evening is purged. A change needs If-Match.")
    @APIResponse(responseCode = "201", description = "The item was made.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "id-in-use, item-title-taken, too-many-items (50), coins-closed")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<ItemView> put(@PathParam("id") UUID id, @PathParam("itemId") UUID itemId,
            @NotNull @Valid ItemBody body) {
        var wanted = body.checked();
        var social = Social.locked(id, caller);
        CoinItem item = CoinItem.findById(itemId);
        boolean created = item == null;
        if (!created && !item.socialId.equals(id)) {
            throw new Refusal("id-in-use");
        }
        if (created || !ItemBody.of(item).equals(wanted)) {
            if (social.state() == SocialState.PURGED) {
                throw new Refusal("coins-closed");
            }
            item = created ? wanted.make(itemId, social) : edited(item, wanted);
        }
        CoinItem.flush();
        return preconditions.written(ItemView.of(item), item.version, created);
    }

    private CoinItem edited(CoinItem item, ItemBody wanted) {
        preconditions.requireMatch(item.version);
        wanted.copyTo(item);
        return item;
    }
}
