package cn.zhijia.counselling;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.reminder.Reminder;
import cn.zhijia.counselling.slot.SlotKey;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.DatabaseTrouble;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Moving an appointment. Not one transaction like the rest: an UPDATE into a taken time ends its transaction (23P01), so what
 * is
 * free instead is read in a second one; and two who move onto each other's times can deadlock (40P01), which is tried again.
 */
@Path("/v1/appointments/{id}/reschedule")
@Tag(name = "Appointments")
class RescheduleResource {

    private static final int TRIES = 3;

    private final Caller caller;
    private final DatabaseClock clock;
    private final Said.Seal seal;
    private final Expiry expiry;
    private final Event<TimeFreed> freed;
    private final Event<Resettled> resettled;

    RescheduleResource(Caller caller, DatabaseClock clock, Said.Seal seal, Expiry expiry, Event<TimeFreed> freed,
            Event<Resettled> resettled) {
        this.caller = caller;
        this.clock = clock;
        this.seal = seal;
        this.expiry = expiry;
        this.freed = freed;
        this.resettled = resettled;
    }

    @PUT
    @RolesAllowed({ "member", "counsellor", "admin" })
    @Operation(operationId = "rescheduleAppointment", summary = "Move an appointment", description = "To another slot, in place: the old time is kept until the new one is won, and then free, or offered to whoever waited for it. A member may move it three times, up to 4 hours before it starts; what needs a new time because the counsellor is away (NEEDS_RESCHEDULE) may always be moved. Into another year it takes a session of that year and gives this year's back.")
    @APIResponse(responseCode = "200", description = "BOOKED at the new time.")
    @APIResponse(responseCode = "409", description = "slot-taken (with alternatives), slot-not-offered, too-late, moves-used-up, quota-used-up (of the other year: nothing has changed), own-agency or illegal-transition.")
    public AppointmentView reschedule(UUID id, @NotNull @Valid MoveBody body) {
        var key = BookingBody.key(body.slot(), body.modality());
        boolean swept = false;
        for (int tries = 1;; tries++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> move(id, key, body.attempt()));
            } catch (RuntimeException e) {
                String state = DatabaseTrouble.state(e);
                if (!swept && expiry.endedFor(e)) {
                    swept = true;
                    continue;
                }
                if ("23P01".equals(state)) {
                    throw QuarkusTransaction.requiringNew().call(() -> taken(id, key));
                }
                if (!"40P01".equals(state) || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private AppointmentView move(UUID id, SlotKey key, UUID attempt) {
        var me = Person.of(caller);
        var appointment = Concerned.lockedWithPlan(id, caller, key.counsellor());
        var target = Counsellor.<Counsellor> findByIdOptional(key.counsellor())
                .orElseThrow(() -> new Refusal("slot-not-offered"));
        var now = clock.now();
        boolean staff = !appointment.isOf(caller);
        if (AppointmentMove.made(appointment, attempt)) {
            return answer(appointment);
        }
        if (staff) {
            target.mayBeChangedBy(caller);
        }
        appointment.mayMove(staff, now);
        var desk = new Desk(target, appointment.member, staff, now);
        var slot = desk.offered(key);
        new AppointmentMove(appointment, attempt, me, now).persist(); // also when it is there: its repeat may come after a move
        if (!appointment.isAt(slot)) {
            Turn.take();
            var quota = new Settlement();
            var old = appointment.status == Status.BOOKED ? Optional.of(TimeFreed.by(appointment, quota))
                    : Optional.<TimeFreed> empty(); // what was displaced has given its time back already
            appointment.move(target, slot, staff);
            Appointment.flush();
            old.ifPresentOrElse(freed::fire, () -> resettled.fire(new Resettled(id, true)));
            desk.keepWithinDay(key);
            Reminder.plan(id, appointment.schedule, appointment.startsAt, now);
            quota.move(id, appointment.startsAt);
            quota.settle();
        }
        return answer(appointment);
    }

    private Refusal taken(UUID id, SlotKey key) {
        var appointment = Concerned.locked(id, caller);
        return new Desk(Counsellor.get(key.counsellor()), appointment.member, false, clock.now()).taken(key);
    }

    private AppointmentView answer(Appointment a) {
        boolean own = a.isOf(caller);
        return AppointmentView.of(a, own || a.counsellor.is(caller), own ? seal.open(a) : Said.NOTHING, clock.now());
    }
}
