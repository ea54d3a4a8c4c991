package cn.zhijia.events.social.coin.corner;

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

@Path("/v1/socials/{id}/corners")
@Tag(name = "Energy coins")
class CornersResource {

    private final Caller caller;
    private final Preconditions preconditions;

    CornersResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    /** For the cursor: it belongs to this list, and to no other of the social. */
    private record Corners(UUID social) {
    }

    @GET
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "listCorners", summary = "The corners of an evening", description = "In the order of their titles. For those who take part and the organizers of the union; 404 for everybody else.")
    @APIResponse(responseCode = "200", description = "A page of corners.")
    public RestResponse<CornerPage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Social.inside(id, caller);
        var after = cursor == null ? "" : Cursor.read(cursor, new Corners(id), 1).get(0);
        List<Corner> found = Corner.<Corner> find("socialId = ?1 and title > ?2 order by title", id, after).page(0, limit + 1)
                .list();
        var slice = Slice.of(found, limit);
        var next = slice.next(new Corners(id), last -> List.of(last.title));
        return Pages.answer(new CornerPage(slice.as(CornerView::of), next), next, uri);
    }

    @GET
    @Path("{cornerId}")
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "getCorner", summary = "Read a corner", description = "For those who take part and the organizers of the union; 404 for everybody else.")
    @APIResponse(responseCode = "200", description = "The corner, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<CornerView> get(@PathParam("id") UUID id, @PathParam("cornerId") UUID cornerId) {
        var social = Social.inside(id, caller);
        var corner = Corner.get(social, cornerId);
        return preconditions.read(CornerView.of(corner), corner.version);
    }

    @PUT
    @Path("{cornerId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putCorner", summary = "Set up or edit a corner", description = "By organizers of the union, until the evening is purged. A change needs If-Match.")
    @APIResponse(responseCode = "201", description = "The corner was made.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "id-in-use, corner-title-taken, too-many-corners (50), coins-closed")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<CornerView> put(@PathParam("id") UUID id, @PathParam("cornerId") UUID cornerId,
            @NotNull @Valid CornerBody body) {
        var wanted = body.checked();
        var social = Social.locked(id, caller);
        Corner corner = Corner.findById(cornerId);
        boolean created = corner == null;
        if (!created && !corner.socialId.equals(id)) {
            throw new Refusal("id-in-use");
        }
        if (created || !CornerBody.of(corner).equals(wanted)) {
            if (social.state() == SocialState.PURGED) {
                throw new Refusal("coins-closed");
            }
            corner = created ? wanted.make(cornerId, social) : edited(corner, wanted);
        }
        Corner.flush();
        return preconditions.written(CornerView.of(corner), corner.version, created);
    }

    private Corner edited(Corner corner, CornerBody wanted) {
        preconditions.requireMatch(corner.version);
        wanted.copyTo(corner);
        return corner;
    }
}
