package cn.zhijia.counselling.group.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.group.GroupRole;
import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Asking for a seat, and seeing who sits there. A group's list does not exist for anybody outside it, whatever their role. */
@Path("/v1/groups/{id}/members")
@Tag(name = "Groups")
class SeatResource {

    private static final String NUMBER = "[A-Za-z0-9-]{1,32}";

    private final Caller caller;
    private final DatabaseClock clock;
    private final Superiors superiors;

    SeatResource(Caller caller, DatabaseClock clock, Superiors superiors) {
        this.caller = caller;
        this.clock = clock;
        this.superiors = superiors;
    }

    @PUT
    @Path("{member}")
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "askForGroupSeat", summary = "Ask for a seat in a group", description = "For oneself. While a seat is asked for or given, asking again changes nothing; after a refusal or a departure a new attempt asks anew.")
    @APIResponse(responseCode = "201", description = "ASKED; who leads the group is told.")
    @APIResponse(responseCode = "200", description = "Asked before; as it is now.")
    @APIResponse(responseCode = "409", description = "group-ended, or leads-already.")
    public RestResponse<SeatView> ask(UUID id, @Pattern(regexp = NUMBER) String member, @NotNull @Valid SeatBody body) {
        var me = Person.of(caller);
        if (!member.equals(me.memberNo)) {
            throw Refusal.notFound();
        }
        var group = PeerGroup.get(id);
        body.wish();
        var known = Seat.of(group, me.id, body.attempt());
        if (known.isPresent() || Seat.isLive(group, me.id)) {
            return RestResponse.ok(SeatView.of(known.orElseGet(() -> present(group, me)), me, group.contractVersion()));
        }
        mayAsk(group, me, clock.now());
        boolean asked = Seat.ask(group, me.id, body);
        var seat = present(group, me);
        if (!asked) { // another call was first
            return RestResponse.ok(SeatView.of(seat, me, group.contractVersion()));
        }
        superiors.declare(group, seat, body.superiors());
        group.leaderIds().stream().sorted().forEach(leader -> Notice.tellAnew(leader, Fact.GROUP_SEAT_ASKED, group.id));
        return RestResponse.status(RestResponse.Status.CREATED, SeatView.of(seat, me, group.contractVersion()));
    }

    private static void mayAsk(PeerGroup group, Person me, Instant now) {
        group.mayGoOn(now);
        if (group.roleOf(me.id).isPresent()) {
            throw new Refusal("leads-already");
        }
    }

    private static Seat present(PeerGroup group, Person person) {
        return Seat.present(group, person.id).orElseThrow(Refusal::notFound);
    }

    @GET
    @Path("{member}")
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "getGroupSeat", summary = "Show one seat", description = "To its owner and who leads the group.")
    @APIResponse(responseCode = "200", description = "The seat: the attempt that lives, else the last one.")
    public SeatView get(UUID id, @Pattern(regexp = NUMBER) String member) {
        var me = Person.of(caller);
        var group = PeerGroup.get(id);
        if (!member.equals(me.memberNo) && group.roleOf(me.id).isEmpty()) {
            throw Refusal.notFound();
        }
        var person = Person.<Person> find("memberNo", member).singleResultOptional().orElseThrow(Refusal::notFound);
        return SeatView.of(present(group, person), person, group.contractVersion());
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "listGroupMembers", summary = "List who sits in a group", description = "To those who do, once they have signed, and to who leads it, who also sees the first hundred who ask. The leaders come first.")
    @APIResponse(responseCode = "200", description = "Everybody in the group.")
    @APIResponse(responseCode = "403", description = "contract-not-signed.")
    public SeatList list(UUID id) {
        var me = Person.of(caller);
        var group = PeerGroup.get(id);
        Seat.mustBeIn(group, me);
        boolean leads = group.roleOf(me.id).isPresent();
        var seats = new ArrayList<>(Seat.given(group));
        if (leads) {
            seats.addAll(Seat.askedFor(group));
        }
        var ids = new ArrayList<>(group.leaderIds());
        seats.forEach(s -> ids.add(s.personId));
        var people = Person.<Person> list("id in ?1", ids).stream().collect(Collectors.toMap(p -> p.id, Function.identity()));
        var shown = new ArrayList<SeatView>();
        for (UUID leader : group.leaderIds()) {
            GroupRole role = group.roleOf(leader).orElseThrow();
            shown.add(SeatView.amongOthers(group.id, people.get(leader), role));
        }
        seats.forEach(s -> shown.add(leads ? SeatView.of(s, people.get(s.personId), group.contractVersion())
                : SeatView.amongOthers(group.id, people.get(s.personId), s.role)));
        return new SeatList(List.copyOf(shown));
    }
}
