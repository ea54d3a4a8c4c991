package cn.zhijia.events.games.result;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
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

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.events.games.contest.Contest;
import cn.zhijia.events.games.lineup.Readiness;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/meets/{id}/lots")
@Tag(name = "Games")
class LotsResource {

    private final Caller caller;
    private final DatabaseClock clock;

    LotsResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listLots", summary = "List the lots of a meet", description = "In the order they were drawn.")
    @APIResponse(responseCode = "200", description = "A page of lots.")
    public RestResponse<LotPage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        boolean people = Meet.get(id).organizedBy(caller);
        var from = cursor == null ? List.of(Instant.EPOCH.toString(), new UUID(0, 0).toString()) : Cursor.read(cursor, id, 2);
        List<Lot> found = Lot.<Lot> find("""
                meetId = ?1 and (drawnAt > ?2 or drawnAt = ?2 and id > ?3) order by drawnAt, id""", id,
                Instant.parse(from.get(0)), UUID.fromString(from.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(id, last -> List.of(last.drawnAt, last.id));
        return Pages.answer(new LotPage(slice.as(lot -> LotView.of(lot, people)), next), next, uri);
    }

    @PUT
    @Path("{lotId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "drawLot", summary = "Put a lot on record", description = "By an organizer while the meet is PROVISIONAL, where its rules have lots: over exactly those whose rank is UNRESOLVED. It parts them as long as exactly these are tied.")
    @APIResponse(responseCode = "201", description = "It is on record.")
    @APIResponse(responseCode = "200", description = "It was before.")
    @APIResponse(responseCode = "409", description = "discipline-frozen, id-in-use, lot-not-tied, meet-state, protest-open")
    public RestResponse<LotView> put(@PathParam("id") UUID id, @PathParam("lotId") UUID lotId,
            @NotNull @Valid LotBody body) {
        var by = Person.of(caller); // before the meet, as whoever protests
        var meet = Meet.locked(id, caller);
        Lot known = Lot.findById(lotId);
        if (known != null) {
            if (!known.of(id, body)) {
                throw new Refusal("id-in-use");
            }
            return RestResponse.ok(LotView.of(known, true));
        }
        meet.require(MeetState.PROVISIONAL);
        if (body.discipline() != null) {
            Contest.open(meet, body.discipline());
        } else {
            Readiness.requireNoProtest(meet);
        }
        requireTied(meet, "", body);
        var lot = Lot.draw(lotId, id, body, by, clock.now());
        meet.scored();
        return RestResponse.status(RestResponse.Status.CREATED, LotView.of(lot, true));
    }

    /** A lot decides nothing that rules and results decide. */
    static void requireTied(Meet meet, String pointer, LotBody body) {
        var drawn = Set.copyOf(body.drawn());
        if (drawn.size() != body.drawn().size()) {
            throw Refusal.field(pointer + "/drawn", "repeated");
        }
        if (!Scoreboard.of(meet).unresolved().contains(new Scoreboard.Tie(body.discipline(), drawn))) {
            throw new Refusal("lot-not-tied");
        }
    }
}
