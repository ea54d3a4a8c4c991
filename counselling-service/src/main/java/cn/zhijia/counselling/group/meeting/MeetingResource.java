package cn.zhijia.counselling.group.meeting;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.TimeFreed;
import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** A group's meetings, planned by who leads it. */
@Path("/v1/groups/{id}/meetings")
@Tag(name = "Groups")
class MeetingResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Preconditions preconditions;
    private final Event<TimeFreed> freed;

    MeetingResource(Caller caller, DatabaseClock clock, Preconditions preconditions, Event<TimeFreed> freed) {
        this.caller = caller;
        this.clock = clock;
        this.preconditions = preconditions;
        this.freed = freed;
    }

    @PUT
    @Path("{meeting}")
    @Transactional
    @RolesAllowed({ "member", "counsellor", "admin" })
    @Operation(operationId = "putGroupMeeting", summary = "Plan or move a meeting", description = "By who leads the group, until it begins. The room and those who lead are taken as by an appointment; what a move leaves free goes to whoever waits for it. Everybody in the group is told. Nobody's quota is touched. A meeting that has taken place is entered by the administrator, without a room, and marked as history.")
    @APIResponse(responseCode = "201", description = "Planned.")
    @APIResponse(responseCode = "200", description = "Moved, and everybody in the group is told; or as it was.")
    @APIResponse(responseCode = "409", description = "room-taken, leader-busy, leader-away, leader-presents, too-few-members, group-ended, too-late, illegal-transition or id-in-use.")
    @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match.")
    public RestResponse<MeetingView> put(UUID id, UUID meeting, @NotNull @Valid MeetingBody body) {
        var me = Person.of(caller);
        body.check();
        var group = Occupied.lock(id, meeting);
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
        if (!history) {
            Occupied.by(planned).requireThere();
        }
        planned.persistAndFlush();
        if (!history) {
            Announcement.tell(group, Fact.GROUP_MEETING_PLANNED, Person.of(caller).id);
        }
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
        var before = Occupied.by(planned);
        boolean moved = planned.take(body, leaders);
        Occupied.by(planned).requireThere();
        Meeting.flush();
        if (moved) {
            Announcement.tell(group, Fact.GROUP_MEETING_MOVED, Person.of(caller).id);
        }
        free(before);
    }

    /** What of it is free by now goes to whoever waits. */
    private void free(Occupied time) {
        var quota = new Settlement();
        freed.fire(time.freed(quota));
        quota.settle();
    }

    /** What is to come is planned by who leads the group, and by nobody on their behalf. */
    private static void mayLead(boolean leads) {
        if (!leads) {
            throw new Refusal("forbidden");
        }
    }

    private RestResponse<MeetingView> answer(Meeting meeting, boolean created) {
        return preconditions.written(MeetingView.of(meeting), meeting.version, created);
    }

    @PUT
    @Path("{meeting}/cancellation")
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "cancelGroupMeeting", summary = "Cancel a meeting", description = "By who leads the group, until it begins; everybody in the group is told, room and leaders are free at once, or kept for whoever waited for such a time. A meeting whose only leader enters an absence is cancelled like this by itself. Cancelling again changes nothing.")
    @APIResponse(responseCode = "200", description = "CANCELLED.")
    @APIResponse(responseCode = "409", description = "too-late.")
    public RestResponse<MeetingView> cancel(UUID id, UUID meeting) {
        var me = Person.of(caller);
        var group = Occupied.lock(id, meeting);
        group.mustBeLedBy(me);
        var planned = Meeting.lock(group, meeting);
        if (planned.status != MeetingStatus.CANCELLED) {
            planned.mayStillChange(clock.now());
            var time = Occupied.by(planned);
            planned.cancel();
            Meeting.flush();
            Announcement.tell(group, Fact.GROUP_MEETING_CANCELLED, me.id);
            free(time);
        }
        return answer(planned, false);
    }
}
