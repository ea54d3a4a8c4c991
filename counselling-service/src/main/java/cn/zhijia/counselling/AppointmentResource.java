package cn.zhijia.counselling;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.LockModeType;
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

import cn.zhijia.counselling.access.OpenCases;
import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.reminder.Reminder;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Booking a time and giving it back. Locks are taken in one order: people, a group and its seats, the counsellor's plan, the
 * appointment, the place in the line of those who wait, the day, balances. Only an erasure, which alone keeps others from
 * writing
 * about somebody, comes to the person last, and does not wait there ({@link cn.zhijia.counselling.erasure.Traces}).
 */
@Path("/v1/appointments/{id}")
@Tag(name = "Appointments")
class AppointmentResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Preconditions preconditions;
    private final Said.Seal seal;
    private final Audit audit;
    private final Expiry expiry;
    private final Event<TimeFreed> freed;
    private final Event<Resettled> resettled;
    private final Instance<OpenCases> cases;

    AppointmentResource(Caller caller, DatabaseClock clock, Preconditions preconditions, Said.Seal seal, Audit audit,
            Expiry expiry, Event<TimeFreed> freed, Event<Resettled> resettled, @Any Instance<OpenCases> cases) {
        this.caller = caller;
        this.clock = clock;
        this.preconditions = preconditions;
        this.seal = seal;
        this.audit = audit;
        this.expiry = expiry;
        this.freed = freed;
        this.resettled = resettled;
        this.cases = cases;
    }

    @PUT
    @RolesAllowed({ "member", "counsellor", "admin" })
    @Operation(operationId = "putAppointment", summary = "Book or hold a time", description = "The id is chosen by the client, so the call can be repeated. At most two holds are kept for one member at once; confirm or cancel one to hold another. A member books a slot from the list; the counsellor (own calendar) and the administrator may book for a member by memberNo, also as a walk-in outside roster and lead time, but never a time that is taken. It takes a session of the year's quota, except the first one that a member ever has, and what is booked while a crisis case of the member is open.")
    @APIResponse(responseCode = "201", description = "BOOKED, or HELD for 10 minutes.")
    @APIResponse(responseCode = "200", description = "This booking was made before; as it is now.")
    @APIResponse(responseCode = "409", description = "slot-taken (with the next three free slots as alternatives), slot-not-offered, too-late, counsellor-away (walk-in), qualification-expired, quota-used-up, own-agency (a counsellor does not come to a colleague), too-many-holds (a member has at most 2 at once) or id-in-use.")
    @APIResponse(responseCode = "410", description = "erased: nothing is sealed for this member any more.")
    public RestResponse<AppointmentView> book(UUID id, @NotNull @Valid BookingBody body) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> claim(id, body));
        } catch (RuntimeException refused) { // perhaps only by a hold that has run out: then once more, when it is ended
            if (!expiry.endedFor(refused)) {
                throw refused;
            }
            return QuarkusTransaction.requiringNew().call(() -> claim(id, body));
        }
    }

    private RestResponse<AppointmentView> claim(UUID id, BookingBody body) {
        var key = body.key();
        var me = Person.of(caller);
        var member = member(body, me);
        if (body.holds()) { // one hold of one person after the other, so that they can be counted
            Person.getEntityManager().lock(member, LockModeType.PESSIMISTIC_WRITE);
        }
        var counsellor = Counsellor.shareIfThere(key.counsellor()).orElseThrow(() -> new Refusal("slot-not-offered"));
        if (Appointment.findById(id) != null) {
            return repeated(id, me, body);
        }
        boolean staff = body.memberNo() != null;
        if (staff) {
            counsellor.mayBeChangedBy(caller);
        }
        if (body.holds()) {
            Appointment.mayHold(member, clock.now());
        }
        var desk = new Desk(counsellor, member, staff, clock.now());
        var slot = body.walkIn() == null ? desk.offered(key) : desk.walkIn(key, body.walkIn().room());
        var terms = new Claim.Terms(body.holds() ? desk.now().plus(Window.HOLD) : null, body.walkIn() != null,
                seal.topic(id, member.id, body.topic()), seal.fingerprint(body), false);
        if (new Claim(id, member, me, counsellor, slot).stake(terms, desk.now())) {
            desk.keepWithinDay(key);
            return taken(Appointment.findById(id), body);
        }
        if (Appointment.findById(id) != null) { // another call with this id was first
            return repeated(id, me, body);
        }
        throw desk.taken(key);
    }

    private RestResponse<AppointmentView> taken(Appointment appointment, BookingBody body) {
        Reminder.plan(appointment.id, appointment.schedule, appointment.startsAt, clock.now());
        var member = appointment.member;
        boolean crisis = body.inCrisis() || cases.stream().anyMatch(c -> c.holdOpen(member.id));
        var quota = new Settlement();
        quota.reserve(appointment.id, member, appointment.startsAt, crisis);
        quota.settle();
        return answer(appointment, true);
    }

    /** Members book for themselves; to name somebody else, or a time outside the roster, is for staff. */
    private Person member(BookingBody body, Person me) {
        boolean staff = caller.has("admin") || caller.has("counsellor");
        if (!staff && (body.memberNo() != null || body.walkIn() != null || body.inCrisis())) {
            throw new Refusal("forbidden");
        }
        if (body.memberNo() == null && (body.walkIn() != null || !caller.has("member"))) {
            throw Refusal.field("/memberNo", "required");
        }
        return body.memberNo() == null ? me : Person.numbered(body.memberNo());
    }

    private RestResponse<AppointmentView> repeated(UUID id, Person me, BookingBody body) {
        Appointment known = Appointment.findById(id);
        if (!known.bookedById.equals(me.id)
                || known.fingerprint != null && !known.fingerprint.equals(seal.fingerprint(body))) {
            throw new Refusal("id-in-use");
        }
        return answer(known, false);
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin" })
    @Operation(operationId = "getAppointment", summary = "Show an appointment", description = "To its member and its counsellor, whose reading of what the member said is written down; it does not exist for anybody else.")
    @APIResponse(responseCode = "200", description = "The appointment.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<AppointmentView> get(UUID id) {
        var appointment = Concerned.get(id, caller);
        if (!appointment.isOf(caller) && (appointment.topic != null || appointment.reasonText != null)) {
            audit.record(appointment.member.id, Act.APPOINTMENT_READ, id, null);
        }
        var view = AppointmentView.of(appointment, true, seal.open(appointment), clock.now());
        return preconditions.read(view, appointment.version, view.tag());
    }

    @PUT
    @Path("confirmation")
    @Transactional
    @RolesAllowed({ "member", "counsellor", "admin" })
    @Operation(operationId = "confirmAppointment", summary = "Confirm a hold", description = "Within its 10 minutes. Confirming what is booked changes nothing.")
    @APIResponse(responseCode = "200", description = "BOOKED.")
    @APIResponse(responseCode = "409", description = "illegal-transition: the hold has run out (from EXPIRED), for example; answer-the-offer: it is kept by the waitlist.")
    public RestResponse<AppointmentView> confirm(UUID id) {
        var appointment = Concerned.locked(id, caller);
        appointment.requireNotOffered();
        Desk.comeFor(appointment);
        Desk.queueForDay(appointment.counsellor.id, appointment.startsAt);
        appointment.confirm(Desk.timeNow());
        return answer(appointment, false);
    }

    @PUT
    @Path("cancellation")
    @Transactional
    @RolesAllowed({ "member", "counsellor", "admin" })
    @Operation(operationId = "cancelAppointment", summary = "Cancel an appointment", description = "By the member before it starts, or by the counsellor or administrator; the time is free at once, or whoever waited for it is offered it. Less than 24 hours before the start a member's cancellation uses the session, unless the reason is ILLNESS or CRISIS, or it is the first time; else it is given back. A hold that its member gives up becomes EXPIRED, and no reason is kept. The reason is seen by the member and the counsellor only. Cancelling again changes nothing, nor does a late repeat of an attempt; once a supervisor had the appointment go on, the body needs a new one.")
    @APIResponse(responseCode = "200", description = "CANCELLED_BY_MEMBER or CANCELLED_BY_PROVIDER; EXPIRED for a hold.")
    @APIResponse(responseCode = "409", description = "illegal-transition, too-late, or answer-the-offer: it is kept by the waitlist.")
    @APIResponse(responseCode = "410", description = "erased: nothing is sealed for this member any more.")
    public RestResponse<AppointmentView> cancel(UUID id, @NotNull @Valid CancellationBody body) {
        var appointment = Concerned.lockedWithPlan(id, caller, null);
        if (Attempt.CANCELLATION.isFirst(appointment, body.attempt())) {
            end(appointment, body);
        }
        return answer(appointment, false);
    }

    private void end(Appointment appointment, CancellationBody body) {
        var quota = new Settlement();
        appointment.requireNotOffered();
        Turn.take();
        var before = appointment.status;
        boolean free = new Ending(appointment, quota).cancel(body.reason(), !appointment.isOf(caller), clock.now());
        if (appointment.status != before && appointment.reason != null) {
            appointment.reasonText = seal.reasonText(appointment.id, appointment.member.id, body.text());
        }
        Appointment.flush();
        if (free) {
            freed.fire(TimeFreed.by(appointment, quota));
        } else if (before == Status.NEEDS_RESCHEDULE && appointment.status != before) {
            resettled.fire(new Resettled(appointment.id, false));
        }
        quota.settle();
    }

    private RestResponse<AppointmentView> answer(Appointment a, boolean created) {
        boolean personal = a.isOf(caller) || a.counsellor.is(caller);
        var view = AppointmentView.of(a, personal, a.isOf(caller) ? seal.open(a) : Said.NOTHING, clock.now());
        return preconditions.written(view, a.version, view.tag(), created);
    }
}
