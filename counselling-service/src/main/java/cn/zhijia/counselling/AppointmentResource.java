package cn.zhijia.counselling;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
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

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Booking a time and giving it back. Locks are taken in one order: people, the counsellor's plan, the appointment, the day. */
@Path("/v1/appointments/{id}")
@Tag(name = "Appointments")
class AppointmentResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Preconditions preconditions;

    AppointmentResource(Caller caller, DatabaseClock clock, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.preconditions = preconditions;
    }

    @PUT
    @Transactional
    @RolesAllowed({ "member", "counsellor", "admin" })
    @Operation(operationId = "putAppointment", summary = "Book or hold a time", description = "The id is chosen by the client, so the call can be repeated. At most two holds are kept for one member at once; confirm or cancel one to hold another. A member books a slot from the list; the counsellor (own calendar) and the administrator may book for a member by memberNo, also as a walk-in outside roster and lead time, but never a time that is taken.")
    @APIResponse(responseCode = "201", description = "BOOKED, or HELD for 10 minutes.")
    @APIResponse(responseCode = "200", description = "This booking was made before; as it is now.")
    @APIResponse(responseCode = "409", description = "slot-taken (with the next three free slots as alternatives), slot-not-offered, too-late, counsellor-away (walk-in), qualification-expired, too-many-holds (a member has at most 2 at once) or id-in-use.")
    public RestResponse<AppointmentView> book(UUID id, @NotNull @Valid BookingBody body) {
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
        if (new Claim(id, member, me, counsellor, slot, body.walkIn() != null).stake(body, desk.now())) {
            desk.keepWithinDay(key);
            return answer(Appointment.findById(id), true);
        }
        if (Appointment.findById(id) != null) { // another call with this id was first
            return repeated(id, me, body);
        }
        throw desk.taken(key);
    }

    /** Members book for themselves; to name somebody else, or a time outside the roster, is for staff. */
    private Person member(BookingBody body, Person me) {
        boolean staff = caller.has("admin") || caller.has("counsellor");
        if (!staff && (body.memberNo() != null || body.walkIn() != null)) {
            throw new Refusal("forbidden");
        }
        if (body.memberNo() == null && (body.walkIn() != null || !caller.has("member"))) {
            throw Refusal.field("/memberNo", "required");
        }
        return body.memberNo() == null ? me : Person.numbered(body.memberNo());
    }

    private RestResponse<AppointmentView> repeated(UUID id, Person me, BookingBody body) {
        Appointment known = Appointment.findById(id);
        if (!known.bookedById.equals(me.id) || !known.fingerprint.equals(body.fingerprint())) {
            throw new Refusal("id-in-use");
        }
        return answer(known, false);
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin" })
    @Operation(operationId = "getAppointment", summary = "Show an appointment", description = "To its member and its counsellor; it does not exist for anybody else.")
    @APIResponse(responseCode = "200", description = "The appointment.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<AppointmentView> get(UUID id) {
        var appointment = Appointment.get(id, caller);
        var view = AppointmentView.of(appointment, clock.now());
        return preconditions.read(view, appointment.version, view.tag());
    }

    @PUT
    @Path("confirmation")
    @Transactional
    @RolesAllowed({ "member", "counsellor", "admin" })
    @Operation(operationId = "confirmAppointment", summary = "Confirm a hold", description = "Within its 10 minutes. Confirming what is booked changes nothing.")
    @APIResponse(responseCode = "200", description = "BOOKED.")
    @APIResponse(responseCode = "409", description = "illegal-transition: the hold has run out (from EXPIRED), for example.")
    public RestResponse<AppointmentView> confirm(UUID id) {
        var appointment = Appointment.lock(id, caller);
        Desk.queueForDay(appointment.counsellor.id, appointment.startsAt);
        appointment.confirm(timeNow());
        return answer(appointment, false);
    }

    @PUT
    @Path("cancellation")
    @Transactional
    @RolesAllowed({ "member", "counsellor", "admin" })
    @Operation(operationId = "cancelAppointment", summary = "Cancel an appointment", description = "By the member before it starts, or by the counsellor or administrator; the time is free at once. A hold that its member gives up becomes EXPIRED, and no reason is kept. The reason is seen by the member and the counsellor only. Cancelling again changes nothing.")
    @APIResponse(responseCode = "200", description = "CANCELLED_BY_MEMBER or CANCELLED_BY_PROVIDER; EXPIRED for a hold.")
    @APIResponse(responseCode = "409", description = "illegal-transition, or too-late.")
    public RestResponse<AppointmentView> cancel(UUID id, @NotNull @Valid CancellationBody body) {
        var appointment = Appointment.lock(id, caller);
        appointment.cancel(body, !appointment.isOf(caller), clock.now());
        return answer(appointment, false);
    }

    /** Unlike {@link DatabaseClock#now} not the start of the transaction, which may have waited since. */
    private static Instant timeNow() {
        return (Instant) Appointment.getEntityManager()
                .createNativeQuery("select zhijia_now() + (clock_timestamp() - now())").getSingleResult();
    }

    private RestResponse<AppointmentView> answer(Appointment a, boolean created) {
        boolean personal = a.isOf(caller) || a.counsellor.is(caller);
        var view = AppointmentView.of(a, personal, clock.now());
        return preconditions.written(view, a.version, view.tag(), created);
    }
}
