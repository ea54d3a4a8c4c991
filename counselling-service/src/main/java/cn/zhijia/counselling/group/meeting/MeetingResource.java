package cn.zhijia.counselling.group.meeting;

import java.time.Instant;
import java.time.LocalDate;
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

import cn.zhijia.counselling.Beside;
import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.group.member.Seat;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** A group's meetings: planned by who leads it, seen by who sits in it. */
@Path("/v1/groups/{id}/meetings")
@Tag(name = "Groups")
class MeetingResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Preconditions preconditions;

    MeetingResource(Caller caller, DatabaseClock clock, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("{meeting}")
    @Transactional
    @RolesAllowed({ "member", "counsellor", "admin" })
    @Operation(operationId = "putGroupMeeting", summary = "Plan or move a meeting", description = "By who leads the group, until it begins. The room and those who lead are taken as by an appointment. Nobody's quota is touched. A meeting that has taken place is entered by the administrator, without a room, and marked as history.")
    @APIResponse(responseCode = "201", description = "Planned.")
    @APIResponse(responseCode = "200", description = "Moved, and everybody in the group is told; or as it was.")
    @APIResponse(responseCode = "409", description = "room-taken, leader-busy, leader-presents, too-few-members, group-ended, too-late, illegal-transition or id-in-use.")
    @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match.")
    public RestResponse<MeetingView> put(UUID id, UUID meeting, @NotNull @Valid MeetingBody body) {
        var me = Person.of(caller);
        body.check();
        var group = PeerGroup.lock(id);
        boolean leads = group.roleOf(me.id).isPresent();
        if (!caller.has("admin")) {
            group.mustBeLedBy(me);
        }
        var leaders = Led.by(group, body.leaders());
        var known = Meeting.<Meeting> findByIdOptional(meeting, LockModeType.PESSIMISTIC_WRITE);
        if (known.isEmpty()) {
            return answer(plan(meeting, group, body, leaders, leads), true);
        }
        var planned = known.filter(m -> m.groupId.equals(id)).orElseThrow(() -> new Refusal("id-in-use"));
        if (!planned.says(body, leaders)) {
            change(planned, group, body, leaders, leads);
        }
        return answer(planned, false);
    }

    private Meeting plan(UUID id, PeerGroup group, MeetingBody body, List<UUID> leaders, boolean leads) {
        var now = clock.now();
        boolean history = !body.startsAt().isAfter(now);
        if (history && !caller.has("admin")) {
            throw Refusal.field("/startsAt", "history-by-admin");
        }
        if (history && body.room() != null) {
            throw Refusal.field("/room", "no-room-in-history");
        }
        if (!history) {
            mayLead(leads);
            group.mayMeet(body.startsAt());
        }
        var planned = new Meeting(id, group, history);
        planned.take(body, leaders);
        planned.persistAndFlush();
        return planned;
    }

    private void change(Meeting planned, PeerGroup group, MeetingBody body, List<UUID> leaders, boolean leads) {
        mayLead(leads);
        preconditions.requireMatch(planned.version);
        var now = clock.now();
        planned.mayStillChange(now);
        if (!body.startsAt().isAfter(now)) {
            throw Refusal.field("/startsAt", "not-in-future");
        }
        group.mayGoOn(body.startsAt());
        boolean moved = planned.take(body, leaders);
        Meeting.flush();
        if (moved) {
            tell(group, Fact.GROUP_MEETING_MOVED);
        }
    }

    /** What is to come is planned by who leads the group, and by nobody on their behalf. */
    private static void mayLead(boolean leads) {
        if (!leads) {
            throw new Refusal("forbidden");
        }
    }

    private static void tell(PeerGroup group, Fact fact) {
        Seat.people(group).stream().sorted().forEach(person -> Notice.tellAnew(person, fact, group.id));
    }

    private RestResponse<MeetingView> answer(Meeting meeting, boolean created) {
        return preconditions.written(MeetingView.of(meeting), meeting.version, created);
    }

    @PUT
    @Path("{meeting}/cancellation")
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "cancelGroupMeeting", summary = "Cancel a meeting", description = "By who leads the group, until it begins; everybody in the group is told, room and leaders are free at once. Cancelling again changes nothing.")
    @APIResponse(responseCode = "200", description = "CANCELLED.")
    @APIResponse(responseCode = "409", description = "too-late.")
    public RestResponse<MeetingView> cancel(UUID id, UUID meeting) {
        var group = PeerGroup.lockedBy(id, Person.of(caller));
        var planned = Meeting.lock(group, meeting);
        if (planned.status != MeetingStatus.CANCELLED) {
            planned.mayStillChange(clock.now());
            planned.cancel();
            tell(group, Fact.GROUP_MEETING_CANCELLED);
        }
        return answer(planned, false);
    }

    @GET
    @Path("{meeting}")
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "getGroupMeeting", summary = "Show a meeting", description = "To those in the group who have signed; it does not exist for anybody else.")
    @APIResponse(responseCode = "200", description = "The meeting.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    @APIResponse(responseCode = "403", description = "contract-not-signed.")
    public RestResponse<MeetingView> get(UUID id, UUID meeting) {
        var group = PeerGroup.get(id);
        Seat.mustBeIn(group, Person.of(caller));
        var planned = Meeting.get(group, meeting);
        var view = MeetingView.of(planned);
        return preconditions.read(view, planned.version, Beside.tag(view.leaders().toString()));
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "listGroupMeetings", summary = "List a group's meetings", description = "For those in the group who have signed, in the order of the start, cancelled ones included: from a day of Asia/Shanghai on, today if absent.")
    @APIResponse(responseCode = "200", description = "A page of meetings.")
    @APIResponse(responseCode = "403", description = "contract-not-signed.")
    public RestResponse<MeetingPage> list(UUID id, @QueryParam("from") LocalDate from,
            @QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        Reach.check("?from", from);
        var group = PeerGroup.get(id);
        Seat.mustBeIn(group, Person.of(caller));
        var filters = "meetings of " + id + " " + from;
        var first = from == null ? clock.now().atZone(PeerGroup.ZONE).toLocalDate() : from;
        var after = cursor == null
                ? List.of(first.atStartOfDay(PeerGroup.ZONE).toInstant().toString(), "00000000-0000-0000-0000-000000000000")
                : Cursor.read(cursor, filters, 2);
        List<Meeting> found = Meeting
                .<Meeting> find(
                        """
                                from Meeting m left join fetch m.room where m.groupId = ?1 and (m.startsAt > ?2 or m.startsAt = ?2 and m.id > ?3)
                                order by m.startsAt, m.id""",
                        id, Instant.parse(after.get(0)), UUID.fromString(after.get(1)))
                .page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filters, last -> List.of(last.startsAt, last.id));
        return Pages.answer(new MeetingPage(MeetingView.of(slice.shown()), next), next, uri);
    }
}
