package cn.zhijia.counselling.waitlist;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.counselling.HeldTime;
import cn.zhijia.counselling.TimeFreed;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Answers to an offer, and the end of waiting. Who answers takes a turn before the entry is locked, as all do. */
@Path("/v1/me/appointment-waitlist/{id}")
@RolesAllowed("member")
@Tag(name = "Waitlist")
class AnswersResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Event<TimeFreed> freed;

    AnswersResource(Caller caller, DatabaseClock clock, Event<TimeFreed> freed) {
        this.caller = caller;
        this.clock = clock;
        this.freed = freed;
    }

    @PUT
    @Path("acceptance")
    @Transactional
    @Operation(operationId = "acceptWait", summary = "Accept the time I am offered", description = "It becomes my appointment, BOOKED; where I waited with one that NEEDS_RESCHEDULE, that one is moved there. Accepting again changes nothing.")
    @APIResponse(responseCode = "200", description = "SERVED.")
    @APIResponse(responseCode = "409", description = "offer-over: nobody answered in time, or it was declined; illegal-transition: the appointment that was to be moved has a new time; quota-used-up: it would be moved into a year without one.")
    public EntryView accept(UUID id, @NotNull @Valid OfferBody body) {
        var me = Person.of(caller);
        var offer = offer(id, me, body.offer());
        var hold = HeldTime.lock(offer.id, Entry.get(id, me).appointmentId, caller);
        var entry = Entry.lock(id, me);
        Offer.getEntityManager().refresh(offer);
        if (offer.answer != Offer.Answer.ACCEPTED) {
            var quota = new Settlement();
            offer.answer(Offer.Answer.ACCEPTED);
            var now = hold.requireKept();
            if (entry.appointmentId == null) {
                hold.confirm(now);
            } else {
                hold.take(entry.appointmentId, now, quota);
                Entry.end(entry.appointmentId, EntryState.SERVED);
            }
            entry.become(EntryState.SERVED);
            quota.settle();
        }
        return EntryView.of(entry, clock.now());
    }

    @PUT
    @Path("decline")
    @Transactional
    @Operation(operationId = "declineWait", summary = "Decline the time I am offered", description = "It goes to whoever is next, at once. I keep my place for another time. Declining again changes nothing.")
    @APIResponse(responseCode = "200", description = "WAITING.")
    @APIResponse(responseCode = "409", description = "offer-over: nobody answered in time, or it was accepted.")
    public EntryView decline(UUID id, @NotNull @Valid OfferBody body) {
        var me = Person.of(caller);
        var offer = offer(id, me, body.offer());
        var hold = HeldTime.lock(offer.id, null, caller);
        var entry = Entry.lock(id, me);
        Offer.getEntityManager().refresh(offer);
        if (offer.answer != Offer.Answer.DECLINED) {
            offer.answer(Offer.Answer.DECLINED);
            hold.requireKept();
            entry.waitAgain(entry.queuedAt);
            giveBack(hold);
        }
        return EntryView.of(entry, clock.now());
    }

    @DELETE
    @Transactional
    @Operation(operationId = "leaveWait", summary = "Stop waiting", description = "What I am offered is declined with it. Leaving again changes nothing; what was booked by it stays.")
    @APIResponse(responseCode = "200", description = "LEFT; or SERVED, if it was.")
    public EntryView leave(UUID id) {
        var me = Person.of(caller);
        Entry.get(id, me);
        var offered = Offer.live(id);
        var hold = offered.map(offer -> HeldTime.lock(offer.id, null, caller));
        var entry = Entry.lock(id, me);
        if (offered.isEmpty() && entry.state == EntryState.OFFERED) { // a moment ago
            throw new Refusal("busy");
        }
        entry.become(EntryState.LEFT);
        offered.ifPresent(offer -> Offer.getEntityManager().refresh(offer));
        if (offered.filter(offer -> offer.answer == null).isPresent()) { // also when its time ran out just now
            offered.get().answer(Offer.Answer.DECLINED);
            giveBack(hold.orElseThrow());
        }
        return EntryView.of(entry, clock.now());
    }

    private void giveBack(HeldTime hold) {
        var quota = new Settlement();
        freed.fire(hold.giveUp(quota));
        quota.settle();
    }

    private static Offer offer(UUID id, Person me, UUID offer) {
        Entry.get(id, me);
        return Offer.of(id, offer);
    }
}
