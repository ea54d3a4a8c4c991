package cn.zhijia.events.venue;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;

@Path("/v1/venues")
@Tag(name = "Venues")
class VenuesResource {

    private final Caller caller;
    private final Preconditions preconditions;

    VenuesResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    /** For the cursor: it belongs to its filters. */
    private record Filter(String union, Venue.Kind kind) {
    }

    @GET
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "listVenues", summary = "List venues", description = "In the order of their titles.")
    @APIResponse(responseCode = "200", description = "A page of venues.")
    public RestResponse<VenuePage> list(
            @QueryParam("union") @Pattern(regexp = "[a-z0-9-]{1,64}") @Parameter(description = "Kept by this union.") String union,
            @QueryParam("kind") Venue.Kind kind, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var filter = new Filter(union, kind);
        var from = cursor == null ? List.of("", new UUID(0, 0).toString()) : Cursor.read(cursor, filter, 2);
        List<Venue> found = Venue.<Venue> find("""
                (?1 is null or unionId = ?1) and (?2 is null or kind = ?2)
                and (title > ?3 or title = ?3 and id > ?4) order by title, id
                """, union, kind, from.get(0), UUID.fromString(from.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.title, last.id));
        return Pages.answer(new VenuePage(slice.as(VenueView::of), next), next, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "getVenue", summary = "Read a venue", description = "What an event's venue stands for.")
    @APIResponse(responseCode = "200", description = "The venue, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<VenueView> get(@PathParam("id") UUID id) {
        var venue = Venue.get(id);
        return preconditions.read(VenueView.of(venue), venue.version);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putVenue", summary = "Write or edit a venue", description = "By organizers of the union that keeps it. A change needs If-Match. Its seats stay above what events to come offer.")
    @APIResponse(responseCode = "201", description = "The venue was made.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "id-in-use, over-venue-seats")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<VenueView> put(@PathParam("id") UUID id, @NotNull @Valid VenueBody body) {
        var wanted = body.checked();
        if (!caller.unions().contains(wanted.union())) {
            throw new Refusal("other-union").with("union", wanted.union());
        }
        var venue = Venue.lock(id);
        boolean created = venue == null;
        if (created) {
            venue = Venue.make(id, wanted);
        } else if (!venue.keptBy(caller)) {
            throw new Refusal("id-in-use");
        } else if (!VenueBody.of(venue).equals(wanted)) {
            preconditions.requireMatch(venue.version);
            venue.edit(wanted);
        }
        Venue.flush();
        return preconditions.written(VenueView.of(venue), venue.version, created);
    }
}
