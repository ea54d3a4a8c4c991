package cn.zhijia.counselling.group.meeting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.Beside;
import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.group.member.Seat;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Who came to a meeting, written down by who leads the group. */
@Path("/v1/groups/{id}/meetings/{meeting}/attendance")
@Tag(name = "Groups")
class AttendanceResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Preconditions preconditions;

    AttendanceResource(Caller caller, DatabaseClock clock, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.preconditions = preconditions;
    }

    @PUT
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "putGroupAttendance", summary = "Write down who came", description = "By who leads the group, from the start of the meeting on: all of them at once.")
    @APIResponse(responseCode = "200", description = "Written down, or as it was.")
    @APIResponse(responseCode = "409", description = "too-early, or illegal-transition: the meeting was cancelled.")
    @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match.")
    public RestResponse<AttendanceView> put(UUID id, UUID meeting, @NotNull @Valid AttendanceBody body) {
        var group = PeerGroup.lockedBy(id, Person.of(caller));
        var held = Meeting.lock(group, meeting);
        var now = clock.now();
        if (held.status == MeetingStatus.CANCELLED) {
            throw Refusal.illegalTransition(held.status, List.of());
        }
        if (now.isBefore(held.startsAt)) {
            throw new Refusal("too-early").with("from", held.startsAt);
        }
        var guests = guests(group, body);
        var who = guests.stream().map(Part.Guest::person).toList();
        if (held.attendedAt == null || !new HashSet<>(who).equals(new HashSet<>(Part.whoCame(held)))) {
            if (held.attendedAt != null) {
                preconditions.requireMatch(held.version);
            }
            Part.clear(held);
            Part.came(held, guests);
            held.attendedAt = now;
            held.version++;
            Meeting.flush();
            Meeting.getEntityManager().clear();
        }
        return preconditions.written(AttendanceView.of(held), held.version, false);
    }

    private static List<Part.Guest> guests(PeerGroup group, AttendanceBody body) {
        var guests = new ArrayList<Part.Guest>();
        for (int i = 0; i < body.present().size(); i++) {
            String pointer = "/present/" + i;
            var person = Person.<Person> find("memberNo", body.present().get(i)).singleResultOptional();
            var role = person.flatMap(p -> Seat.roleIn(group, p.id)).orElseThrow(() -> Refusal.field(pointer, "not-in-group"));
            guests.add(Part.Guest.of(person.orElseThrow().id, role));
        }
        return guests;
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "getGroupAttendance", summary = "Show who came", description = "To who leads the group.")
    @APIResponse(responseCode = "200", description = "Everybody who led, presented or came.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<AttendanceView> get(UUID id, UUID meeting) {
        var group = PeerGroup.get(id);
        if (group.roleOf(Person.of(caller).id).isEmpty()) {
            throw Refusal.notFound();
        }
        var held = Meeting.get(group, meeting);
        var view = AttendanceView.of(held);
        return preconditions.read(view, held.version, Beside.tag(view.items().toString()));
    }
}
