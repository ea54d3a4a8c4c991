package cn.zhijia.events.games;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
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

import cn.zhijia.events.FirstCall;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;

@Path("/v1/meets")
@Tag(name = "Games")
class MeetsResource {

    private final Caller caller;
    private final Preconditions preconditions;

    MeetsResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    /** For the cursor: it belongs to its filters. */
    private record Filter(String union, MeetState state) {
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listMeets", summary = "List meets", description = "In the order of their start. Open to guests.")
    @APIResponse(responseCode = "200", description = "A page of meets.")
    public RestResponse<MeetPage> list(
            @QueryParam("union") @Pattern(regexp = "[a-z0-9-]{1,64}") @Parameter(description = "Held by this union.") String union,
            @QueryParam("state") MeetState state, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var filter = new Filter(union, state);
        var from = cursor == null ? List.of(Instant.EPOCH.toString(), new UUID(0, 0).toString())
                : Cursor.read(cursor, filter, 2);
        List<Meet> found = Meet.<Meet> find("""
                (?1 is null or unionId = ?1) and (?2 is null or state = ?2)
                and (startsAt > ?3 or startsAt = ?3 and id > ?4) order by startsAt, id
                """, union, state, Instant.parse(from.get(0)), UUID.fromString(from.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.startsAt, last.id));
        return Pages.answer(new MeetPage(slice.as(MeetView::of), next), next, uri);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getMeet", summary = "Read a meet", description = "With its rules and how far it is. Open to guests.")
    @APIResponse(responseCode = "200", description = "The meet, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<MeetView> get(@PathParam("id") UUID id) {
        var meet = Meet.get(id);
        return preconditions.read(MeetView.of(meet), meet.version);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putMeet", summary = "Write or change a meet", description = "By organizers of the union that holds it. The first call makes it under an id of your choice, open for entries. A change needs If-Match. Its rules and its event stand once it is not ENTRIES any more; the title and the start may be put right until the results are OFFICIAL.")
    @APIResponse(responseCode = "201", description = "The meet was made.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "id-in-use, meet-state")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<MeetView> put(@PathParam("id") UUID id, @NotNull @Valid MeetBody body) {
        var wanted = body.checked();
        if (!caller.unions().contains(wanted.union())) {
            throw new Refusal("other-union").with("union", wanted.union());
        }
        FirstCall.hold(id);
        var meet = Meet.lock(id);
        boolean created = meet == null;
        if (created) {
            meet = Meet.made(id, wanted.requireEvent());
        } else if (!meet.organizedBy(caller)) {
            throw new Refusal("id-in-use");
        } else if (!MeetBody.of(meet).equals(wanted)) {
            meet.requireOpen(wanted.keepsRules(meet));
            preconditions.requireMatch(meet.version);
            meet.edit(wanted.requireEvent());
            Meet.flush();
        }
        return preconditions.written(MeetView.of(meet), meet.version, created);
    }
}
