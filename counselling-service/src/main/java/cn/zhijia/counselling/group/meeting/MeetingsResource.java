package cn.zhijia.counselling.group.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** A group's meetings, read by who sits in it. */
@Path("/v1/groups/{id}/meetings")
@Tag(name = "Groups")
class MeetingsResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Preconditions preconditions;

    MeetingsResource(Caller caller, DatabaseClock clock, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.preconditions = preconditions;
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
