package cn.zhijia.counselling.group.offer;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.group.GroupRole;
import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.group.meeting.Meeting;
import cn.zhijia.counselling.group.member.Seat;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Who would present a case, and whose is chosen. */
@Path("/v1/groups/{id}/meetings/{meeting}/case-offers")
@Tag(name = "Groups")
class CaseOfferResource {

    private final Caller caller;
    private final DatabaseClock clock;

    CaseOfferResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("{offer}")
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Operation(operationId = "offerCase", summary = "Offer to present a case", description = "By somebody in the group who neither leads this meeting nor observes, until it ends; one for each person. There is no field for the case.")
    @APIResponse(responseCode = "201", description = "Offered.")
    @APIResponse(responseCode = "200", description = "Offered before; as it is now.")
    @APIResponse(responseCode = "403", description = "contract-not-signed.")
    @APIResponse(responseCode = "409", description = "cannot-present, offered-already, too-late, illegal-transition or id-in-use.")
    public RestResponse<CaseOfferView> offer(UUID id, UUID meeting, UUID offer, @NotNull @Valid CaseOfferBody body) {
        var me = Person.of(caller);
        var group = PeerGroup.lock(id);
        var role = Seat.mustBeIn(group, me);
        var held = Meeting.lock(group, meeting);
        CaseOffer known = CaseOffer.findById(offer);
        if (known != null) {
            if (!known.meetingId.equals(meeting) || !known.personId.equals(me.id)) {
                throw new Refusal("id-in-use");
            }
            return RestResponse.ok(CaseOfferView.of(known, me.id));
        }
        held.mayStillBePrepared(clock.now());
        if (role == GroupRole.OBSERVER || held.isLedBy(me.id)) {
            throw new Refusal("cannot-present");
        }
        if (CaseOffer.isMadeBy(held, me.id)) {
            throw new Refusal("offered-already");
        }
        var made = new CaseOffer(offer, held, me.id, body.title());
        made.persistAndFlush();
        return RestResponse.status(RestResponse.Status.CREATED, CaseOfferView.of(made, me.id));
    }

    @DELETE
    @Path("{offer}")
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "withdrawCase", summary = "Withdraw an offer", description = "By who made it; its title is gone. Withdrawing again changes nothing, and a late repeat of the offer does not bring it back.")
    @APIResponse(responseCode = "204", description = "Withdrawn.")
    public void withdraw(UUID id, UUID meeting, UUID offer) {
        var me = Person.of(caller);
        var group = PeerGroup.lock(id);
        var held = Meeting.lock(group, meeting);
        var made = CaseOffer.get(held, offer);
        if (!made.personId.equals(me.id)) {
            Seat.mustBeIn(group, me); // it does not exist for others
            throw new Refusal("forbidden");
        }
        if (made.state != CaseOfferState.WITHDRAWN) {
            made.withdraw();
            held.hearsNoMore(me.id);
        }
    }

    @PUT
    @Path("{offer}/choice")
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "chooseCase", summary = "Choose a case", description = "By who leads the group: whoever offered it is the PRESENTER of this meeting. Choosing again changes nothing.")
    @APIResponse(responseCode = "200", description = "CHOSEN.")
    @APIResponse(responseCode = "409", description = "leader-presents: whoever offered it leads this meeting by now; too-late; or illegal-transition.")
    public CaseOfferView choose(UUID id, UUID meeting, UUID offer) {
        var me = Person.of(caller);
        var group = PeerGroup.lockedBy(id, me);
        var held = Meeting.lock(group, meeting);
        var made = CaseOffer.get(held, offer);
        if (made.state != CaseOfferState.CHOSEN) {
            if (made.state == CaseOfferState.WITHDRAWN) {
                throw Refusal.illegalTransition(made.state, List.of());
            }
            held.mayStillBePrepared(clock.now());
            made.state = CaseOfferState.CHOSEN;
            held.hears(made.personId);
        }
        return CaseOfferView.of(made, me.id);
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor" })
    @Operation(operationId = "listCaseOffers", summary = "List the cases on offer", description = "For those in the group who have signed: titles, and not by whom.")
    @APIResponse(responseCode = "200", description = "What is on offer and what is chosen.")
    @APIResponse(responseCode = "403", description = "contract-not-signed.")
    public CaseOfferList list(UUID id, UUID meeting) {
        var me = Person.of(caller);
        var group = PeerGroup.get(id);
        Seat.mustBeIn(group, me);
        return new CaseOfferList(
                CaseOffer.of(Meeting.get(group, meeting)).stream().map(o -> CaseOfferView.of(o, me.id)).toList());
    }
}
