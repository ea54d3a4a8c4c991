package cn.zhijia.counselling;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;

/** What happens at the time itself: somebody comes, or does not. */
@Path("/v1/appointments/{id}")
@Tag(name = "Appointments")
class SessionResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Said.Seal seal;

    SessionResource(Caller caller, DatabaseClock clock, Said.Seal seal) {
        this.caller = caller;
        this.clock = clock;
        this.seal = seal;
    }

    @PUT
    @Path("check-in")
    @Transactional
    @RolesAllowed({ "counsellor", "admin" })
    @Operation(operationId = "checkInAppointment", summary = "Say that the member is here", description = "By the assigned counsellor or the administrator, from one hour before the start.")
    @APIResponse(responseCode = "200", description = "CHECKED_IN.")
    @APIResponse(responseCode = "409", description = "illegal-transition, or too-early.")
    public AppointmentView checkIn(UUID id) {
        var appointment = provided(id);
        appointment.checkIn(clock.now());
        return answer(appointment);
    }

    @PUT
    @Path("completion")
    @Transactional
    @RolesAllowed({ "counsellor", "admin" })
    @Operation(operationId = "completeAppointment", summary = "Say that the session took place", description = "By the assigned counsellor or the administrator, after the check-in.")
    @APIResponse(responseCode = "200", description = "COMPLETED.")
    @APIResponse(responseCode = "409", description = "illegal-transition, or too-early.")
    public AppointmentView complete(UUID id) {
        var appointment = provided(id);
        var quota = new Settlement();
        new Ending(appointment, quota).complete(clock.now());
        quota.settle();
        return answer(appointment);
    }

    @PUT
    @Path("no-show")
    @Transactional
    @RolesAllowed({ "member", "counsellor", "admin" })
    @Operation(operationId = "reportNoShow", summary = "Say that somebody did not come", description = "From 15 minutes to 48 hours after the start: the counsellor reports the member, the member the counsellor. A late repeat of an attempt changes nothing; once a supervisor had the appointment go on, the body needs a new one.")
    @APIResponse(responseCode = "200", description = "NO_SHOW.")
    @APIResponse(responseCode = "409", description = "illegal-transition, too-early or too-late.")
    public AppointmentView noShow(UUID id, @NotNull @Valid NoShowBody body) {
        var appointment = Concerned.locked(id, caller);
        boolean may = body.side() == Side.MEMBER ? appointment.isRunBy(caller) && !appointment.isOf(caller)
                : appointment.isOf(caller);
        if (!may) {
            throw new Refusal("forbidden");
        }
        if (Attempt.NO_SHOW.isFirst(appointment, body.attempt())) {
            var quota = new Settlement();
            new Ending(appointment, quota).missed(body.side(), clock.now());
            quota.settle();
        }
        return answer(appointment);
    }

    private Appointment provided(UUID id) {
        var appointment = Concerned.locked(id, caller);
        if (!appointment.isRunBy(caller)) {
            throw new Refusal("forbidden");
        }
        return appointment;
    }

    private AppointmentView answer(Appointment a) {
        boolean own = a.isOf(caller);
        return AppointmentView.of(a, own || a.counsellor.is(caller), own ? seal.open(a) : Said.NOTHING, clock.now());
    }
}
