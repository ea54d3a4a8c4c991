package cn.zhijia.counselling.group.member;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/**
 * What becomes of a seat that was asked for. Every decision names the attempt it decides, and is taken under the group's lock.
 */
@Path("/v1/groups/{id}/members/{member}")
@Tag(name = "Groups")
class DecisionResource {

    private static final String NUMBER = "[A-Za-z0-9-]{1,32}";

    private final Caller caller;
    private final DatabaseClock clock;
    private final Superiors superiors;
    private final Event<Departed> departed;

    DecisionResource(Caller caller, DatabaseClock clock, Superiors superiors, Event<Departed> departed) {
        this.caller = caller;
        this.clock = clock;
        this.superiors = superiors;
        this.departed = departed;
    }

    @PUT
    @Path("approval")
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "approveGroupSeat", summary = "Give a seat", description = "By who leads the group. The member is told, and signs the contract next. Giving it again changes nothing.")
    @APIResponse(responseCode = "200", description = "APPROVED.")
    @APIResponse(responseCode = "409", description = "group-full, cannot-sit-together (it is not said why), leads-already, group-ended or illegal-transition.")
    public SeatView approve(UUID id, @Pattern(regexp = NUMBER) String member, @NotNull @Valid AttemptBody body) {
        var group = PeerGroup.lockedBy(id, Person.of(caller));
        var person = person(member);
        var seat = seat(group, person, body.attempt());
        if (seat.state != SeatState.APPROVED) {
            group.mayGoOn(clock.now());
            seat.become(SeatState.APPROVED);
            if (group.roleOf(person.id).isPresent()) {
                throw new Refusal("leads-already");
            }
            if (superiors.standBetween(group, seat)) {
                throw new Refusal("cannot-sit-together");
            }
            Seat.flush(); // the last seat is the database's to give
            Notice.tellAnew(person.id, Fact.GROUP_SEAT_APPROVED, group.id);
        }
        return SeatView.of(seat, person, group.contractVersion());
    }

    @PUT
    @Path("refusal")
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "refuseGroupSeat", summary = "Refuse a seat", description = "By who leads the group, without a reason. The member is told. Refusing again changes nothing.")
    @APIResponse(responseCode = "200", description = "REFUSED.")
    @APIResponse(responseCode = "409", description = "illegal-transition: it is given already, for example.")
    public SeatView refuse(UUID id, @Pattern(regexp = NUMBER) String member, @NotNull @Valid AttemptBody body) {
        var group = PeerGroup.lockedBy(id, Person.of(caller));
        var person = person(member);
        var seat = seat(group, person, body.attempt());
        if (seat.state != SeatState.REFUSED) {
            seat.become(SeatState.REFUSED);
            superiors.forget(seat);
            Notice.tellAnew(person.id, Fact.GROUP_SEAT_REFUSED, group.id);
        }
        return SeatView.of(seat, person, group.contractVersion());
    }

    @PUT
    @Path("contract")
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "signGroupContract", summary = "Sign the group's contract", description = "By the member to whom a seat was given, naming version and hash of the text that was read. From then on the group's list and meetings are open to them.")
    @APIResponse(responseCode = "200", description = "Signed.")
    @APIResponse(responseCode = "409", description = "contract-changed: read the present text first; illegal-transition: no seat was given.")
    public SeatView sign(UUID id, @Pattern(regexp = NUMBER) String member, @NotNull @Valid SignatureBody body) {
        var me = own(member);
        var group = PeerGroup.lock(id);
        var seat = seat(group, me, body.attempt());
        if (!seat.isSigned(body.version())) {
            if (seat.state != SeatState.APPROVED) {
                throw Refusal.illegalTransition(seat.state, seat.state.next());
            }
            if (body.version() != group.contractVersion() || !body.sha256().equals(group.contractHash())) {
                throw new Refusal("contract-changed").with("version", group.contractVersion());
            }
            seat.signedVersion = body.version();
        }
        return SeatView.of(seat, me, group.contractVersion());
    }

    @PUT
    @Path("departure")
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "leaveGroup", summary = "Leave a group", description = "By the member, or by who leads the group. The seat is free at once, and what they would have presented in meetings to come goes with them. Leaving again changes nothing.")
    @APIResponse(responseCode = "200", description = "LEFT.")
    @APIResponse(responseCode = "409", description = "illegal-transition: the seat was refused.")
    public SeatView leave(UUID id, @Pattern(regexp = NUMBER) String member, @NotNull @Valid AttemptBody body) {
        var me = Person.of(caller);
        boolean own = member.equals(me.memberNo);
        var group = own ? PeerGroup.lock(id) : PeerGroup.lockedBy(id, me);
        var person = own ? me : person(member);
        var seat = seat(group, person, body.attempt());
        if (seat.state != SeatState.LEFT) {
            seat.become(SeatState.LEFT);
            superiors.forget(seat);
            departed.fire(new Departed(id, person.id));
        }
        return SeatView.of(seat, person, group.contractVersion());
    }

    private Person own(String member) {
        var me = Person.of(caller);
        if (!member.equals(me.memberNo)) {
            throw Refusal.notFound();
        }
        return me;
    }

    private static Person person(String member) {
        return Person.<Person> find("memberNo", member).singleResultOptional().orElseThrow(Refusal::notFound);
    }

    private static Seat seat(PeerGroup group, Person person, UUID attempt) {
        return Seat.of(group, person.id, attempt).orElseThrow(Refusal::notFound);
    }
}
