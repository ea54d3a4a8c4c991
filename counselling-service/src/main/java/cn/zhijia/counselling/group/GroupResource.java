package cn.zhijia.counselling.group;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Groups: offered by a union, shown to everybody who may ask for a seat. */
@Path("/v1/groups")
@Tag(name = "Groups")
class GroupResource {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;
    private final DatabaseClock clock;
    private final Preconditions preconditions;
    private final Seating seating;
    private final Meetings meetings;

    GroupResource(Caller caller, DatabaseClock clock, Preconditions preconditions, Seating seating, Meetings meetings) {
        this.caller = caller;
        this.clock = clock;
        this.preconditions = preconditions;
        this.seating = seating;
        this.meetings = meetings;
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed({ "organizer", "admin" })
    @Operation(operationId = "putGroup", summary = "Offer or change a group", description = "By an organizer of its union or the administrator. A group that began in the past is entered by the administrator and marked as history. Whoever signed an earlier text of the contract signs the new one before they see the group again. Meetings to come are led by those of their leaders who stay, else by the new ones.")
    @APIResponse(responseCode = "201", description = "Offered.")
    @APIResponse(responseCode = "200", description = "Changed, or as it was.")
    @APIResponse(responseCode = "409", description = "cannot-lead-here: this leader and somebody who sits there cannot be in one group (it is not said why); errors names the leader. Or leader-busy, leader-away: a meeting to come would be theirs, and should be moved first.")
    @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match.")
    public RestResponse<GroupView> put(UUID id, @NotNull @Valid GroupBody body) {
        mayRun(body.union());
        body.check();
        var leaders = PeerGroup.leaders(body); // people first
        meetings.prepare(id, leaders.stream().map(Leader::personId).toList());
        var known = PeerGroup.<PeerGroup> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
        var group = known.orElseGet(() -> new PeerGroup(id));
        if (known.isPresent()) {
            mayRun(group.unionId);
            if (group.says(body, leaders)) {
                return answer(group, false);
            }
            preconditions.requireMatch(group.version);
        }
        write(group, body, leaders);
        return answer(group, known.isEmpty());
    }

    private void write(PeerGroup group, GroupBody body, List<Leader> leaders) {
        var today = clock.now().atZone(PeerGroup.ZONE).toLocalDate();
        if (group.movesItsBeginning(body) && body.since().isBefore(today) && !caller.has("admin")) {
            throw Refusal.field("/since", "history-by-admin");
        }
        if (body.max() < group.seated) {
            throw Refusal.field("/max", "below-seated");
        }
        for (int i = 0; i < leaders.size(); i++) {
            mayLead(group, leaders.get(i).personId(), "/leaders/" + i + "/memberNo");
        }
        if (group.version == 0 || !Contract.of(group).text.equals(body.contract())) {
            group.contractVersion++;
            group.take(body, leaders, today);
            group.persistAndFlush();
            new Contract(group, group.contractVersion, body.contract()).persist();
        } else {
            group.take(body, leaders, today);
        }
        PeerGroup.flush();
        meetings.handOn(group);
    }

    /** Under the group's lock, as seats are given: whoever is seated meanwhile comes before or after. */
    private void mayLead(PeerGroup group, UUID leader, String pointer) {
        if (group.seats(leader)) {
            throw Refusal.field(pointer, "sits-already");
        }
        if (!seating.mayLead(group, leader)) {
            throw new Refusal("cannot-lead-here").at(pointer, "cannot-lead-here");
        }
    }

    private RestResponse<GroupView> answer(PeerGroup group, boolean created) {
        var view = GroupView.of(group);
        return preconditions.written(view, group.version, view.tag(), created);
    }

    private void mayRun(String union) {
        if (!caller.has("admin") && !caller.unions().contains(union)) {
            throw new Refusal("forbidden");
        }
    }

    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed({ "member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin" })
    @Operation(operationId = "getGroup", summary = "Show a group", description = "Who leads it, how many seats are free and what is signed; not who sits in it.")
    @APIResponse(responseCode = "200", description = "The group.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<GroupView> get(UUID id) {
        var group = PeerGroup.get(id);
        var view = GroupView.of(group);
        return preconditions.read(view, group.version, view.tag());
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin" })
    @Operation(operationId = "listGroups", summary = "List groups", description = "In the order of their names; with mine, those that I lead.")
    @APIResponse(responseCode = "200", description = "A page of groups.")
    public RestResponse<GroupPage> list(@QueryParam("union") @Size(max = 64) String union, @QueryParam("kind") GroupKind kind,
            @QueryParam("mine") @DefaultValue("false") boolean mine, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var filters = "groups of " + union + " " + kind + (mine ? " led by " + caller.sub() : "");
        var leader = mine ? Person.known(caller).map(p -> p.id).orElse(NOBODY) : null;
        var after = cursor == null ? List.of("", NOBODY.toString()) : Cursor.read(cursor, filters, 2);
        List<PeerGroup> found = PeerGroup.<PeerGroup> find("""
                from PeerGroup g where (?1 is null or g.unionId = ?1) and (?2 is null or g.kind = ?2)
                and (g.name > ?3 or g.name = ?3 and g.id > ?4)
                and (?5 is null or exists (select 1 from PeerGroup l join l.leaders who where l = g and who.personId = ?5))
                order by g.name, g.id""", union, kind, after.get(0), UUID.fromString(after.get(1)), leader).page(0, limit + 1)
                .list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filters, last -> List.of(last.name, last.id));
        return Pages.answer(new GroupPage(GroupView.of(slice.shown()), next), next, uri);
    }
}
