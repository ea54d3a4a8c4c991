package cn.zhijia.events.live;

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

import cn.zhijia.events.Event;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;

@Path("/v1/livestreams")
@Tag(name = "Livestreams")
class LivestreamsResource {

    private final Caller caller;
    private final Preconditions preconditions;

    LivestreamsResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    /** For the cursor: it belongs to its filters. */
    private record Filter(String union, LivestreamState state) {
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listLivestreams", summary = "List livestreams", description = "The latest first, by announced start. Open to guests.")
    @APIResponse(responseCode = "200", description = "A page of livestreams.")
    public RestResponse<LivestreamPage> list(
            @QueryParam("union") @Pattern(regexp = "[a-z0-9-]{1,64}") @Parameter(description = "Broadcast by this union.") String union,
            @QueryParam("state") LivestreamState state, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var filter = new Filter(union, state);
        var from = cursor == null ? List.of("9999-01-01T00:00:00Z", new UUID(0, 0).toString()) : Cursor.read(cursor, filter, 2);
        List<Livestream> found = Livestream.<Livestream> find("""
                (?1 is null or unionId = ?1) and (?2 is null or state = ?2)
                and (startsAt < ?3 or startsAt = ?3 and id > ?4) order by startsAt desc, id
                """, union, state, Instant.parse(from.get(0)), UUID.fromString(from.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.startsAt, last.id));
        return Pages.answer(new LivestreamPage(slice.as(LivestreamView::of), next), next, uri);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getLivestream", summary = "Read a livestream", description = "What it is and where it plays; its numbers are at counters. Open to guests.")
    @APIResponse(responseCode = "200", description = "The livestream, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<LivestreamView> get(@PathParam("id") UUID id) {
        var stream = Livestream.known(id);
        return preconditions.read(LivestreamView.of(stream), stream.version);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putLivestream", summary = "Announce or edit a livestream", description = "The first call announces it, for everybody to see. A change needs If-Match.")
    @APIResponse(responseCode = "201", description = "It is announced.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "id-in-use")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<LivestreamView> put(@PathParam("id") UUID id, @NotNull @Valid LivestreamBody body) {
        var wanted = body.checked();
        if (!caller.unions().contains(wanted.union())) {
            throw new Refusal("other-union").with("union", wanted.union());
        }
        if (wanted.event() != null && Event.count("id = ?1 and unionId = ?2", wanted.event(), wanted.union()) == 0) {
            throw Refusal.field("/event", "unknown-event");
        }
        var stream = Livestream.lock(id);
        boolean created = stream == null;
        if (created) {
            stream = Livestream.made(id, wanted);
        } else if (!stream.organizedBy(caller)) {
            throw new Refusal("id-in-use");
        } else if (!LivestreamBody.of(stream).equals(wanted)) {
            preconditions.requireMatch(stream.version);
            stream.edit(wanted);
        }
        Livestream.flush();
        return preconditions.written(LivestreamView.of(stream), stream.version, created);
    }
}
