package cn.zhijia.events.games.protest;

import java.time.Instant;
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

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.events.games.team.Team;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

@Path("/v1/meets/{id}/protests")
@Tag(name = "Games")
class ProtestsResource {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;
    private final DatabaseClock clock;

    ProtestsResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /** For the cursor: it belongs to its filters. */
    private record Filter(UUID meet, UUID captain) {
    }

    @GET
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "listProtests", summary = "List protests", description = "Organizers of the meet's union see all of its protests, a captain those of the teams that he or she leads by now; others none. In the order they were lodged.")
    @APIResponse(responseCode = "200", description = "A page of protests.")
    public RestResponse<ProtestPage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var filter = new Filter(id, Meet.get(id).organizedBy(caller) ? null : me());
        var from = cursor == null ? List.of(Instant.EPOCH.toString(), NOBODY.toString()) : Cursor.read(cursor, filter, 2);
        List<Protest> found = Protest.<Protest> find("""
                from Protest p where p.disciplineId in (select d.id from Discipline d where d.meetId = ?1)
                and (?2 is null or p.teamId in (select t.id from Team t where t.meetId = ?1 and t.captainPersonId = ?2))
                and (p.lodgedAt > ?3 or p.lodgedAt = ?3 and p.id > ?4)
                order by p.lodgedAt, p.id""", id, filter.captain(), Instant.parse(from.get(0)), UUID.fromString(from.get(1)))
                .page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.lodgedAt, last.id));
        return Pages.answer(new ProtestPage(slice.as(ProtestView::of), next), next, uri);
    }

    @GET
    @Path("{protestId}")
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "getProtest", summary = "Read a protest", description = "By the team's captain and organizers of the meet's union; others get 404.")
    @APIResponse(responseCode = "200", description = "The protest.")
    public ProtestView get(@PathParam("id") UUID id, @PathParam("protestId") UUID protestId) {
        return ProtestView.of(seen(Meet.get(id), protestId));
    }

    @PUT
    @Path("{protestId}")
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "lodgeProtest", summary = "Protest", description = "By a team's captain while the meet is RUNNING or PROVISIONAL. It is the team's: if another captain is named, that one sees it and may withdraw it. Until it is decided nothing is recorded in the discipline, and no results become official. A team protests three times in a discipline at most.")
    @APIResponse(responseCode = "201", description = "It is lodged.")
    @APIResponse(responseCode = "200", description = "It was lodged before.")
    @APIResponse(responseCode = "409", description = "id-in-use, meet-state, protest-pending, too-many-protests (with most)")
    public RestResponse<ProtestView> put(@PathParam("id") UUID id, @PathParam("protestId") UUID protestId,
            @NotNull @Valid ProtestBody body) {
        var me = Person.of(caller);
        var meet = Meet.held(id); // so that the captain stays
        var led = Team.ledBy(id, me.id);
        Protest known = Protest.findById(protestId);
        if (known != null) {
            if (!led.contains(known.teamId) || !body.describes(known)) {
                throw new Refusal("id-in-use");
            }
            return RestResponse.ok(ProtestView.of(known));
        }
        Discipline.of(id, body.discipline());
        var team = entered(led, body.discipline());
        meet.require(MeetState.RUNNING, MeetState.PROVISIONAL);
        var protest = Protest.lodge(protestId, body, team, me, clock.now());
        meet.scored();
        return RestResponse.status(RestResponse.Status.CREATED, ProtestView.of(protest));
    }

    @PUT
    @Path("{protestId}/decision")
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "decideProtest", summary = "Decide a protest", description = "UPHELD or REJECTED by an organizer of the meet's union, with a reason; WITHDRAWN by the team's captain. The discipline goes on; what was upheld is put right by correcting what was recorded.")
    @APIResponse(responseCode = "200", description = "It is decided, now or before.")
    @APIResponse(responseCode = "409", description = "protest-decided")
    public ProtestView decide(@PathParam("id") UUID id, @PathParam("protestId") UUID protestId,
            @NotNull @Valid DecisionBody body) {
        var wanted = body.checked();
        var me = Person.of(caller);
        var meet = Meet.held(id); // so that the captain stays, and nobody else decides
        var protest = seen(meet, protestId);
        boolean mayDecide = wanted.decision() == Protest.Decision.WITHDRAWN ? led(protest, meet) : meet.organizedBy(caller);
        if (!mayDecide) {
            throw new Refusal("forbidden");
        }
        if (!wanted.describes(protest)) {
            protest.decide(wanted, me, clock.now());
            meet.scored();
        }
        return ProtestView.of(protest);
    }

    /** The one of these teams that competes there. */
    private static UUID entered(List<UUID> led, UUID discipline) {
        if (led.isEmpty()) {
            throw new Refusal("captains-only");
        }
        return Entry.of(discipline).stream().map(Entry::teamId).filter(led::contains).findFirst()
                .orElseThrow(() -> Refusal.field("/discipline", "not-entered"));
    }

    private Protest seen(Meet meet, UUID id) {
        Protest protest = Protest.findById(id);
        if (protest == null || Discipline.count("id = ?1 and meetId = ?2", protest.disciplineId, meet.id()) == 0
                || !meet.organizedBy(caller) && !led(protest, meet)) {
            throw Refusal.notFound();
        }
        return protest;
    }

    private boolean led(Protest protest, Meet meet) {
        return Team.ledBy(meet.id(), me()).contains(protest.teamId);
    }

    private UUID me() {
        return Person.known(caller).map(person -> person.id).orElse(NOBODY);
    }
}
