package cn.zhijia.counselling;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.Changes;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** The member's own appointments. */
@Path("/v1/me/appointments")
@Tag(name = "Appointments")
class MyAppointmentsResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Said.Seal seal;

    MyAppointmentsResource(Caller caller, DatabaseClock clock, Said.Seal seal) {
        this.caller = caller;
        this.clock = clock;
        this.seal = seal;
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "listMyAppointments", summary = "List my appointments", description = "In the order of their last change, cancelled ones included; with changedSince only what has changed since then, for an app that keeps a copy.")
    @APIResponse(responseCode = "200", description = "My appointments.")
    public AppointmentChanges mine(@QueryParam("changedSince") @Size(max = 500) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        var batch = Changes.read(Appointment.getEntityManager(), "appointment where member_id = :person",
                Map.of("person", Person.of(caller).id), changedSince, limit, UUID.class::cast);
        var now = clock.now();
        Map<UUID, Appointment> found = Appointment.<Appointment> find(Appointment.WITH_ALL + "where a.id in ?1", batch.ids())
                .stream()
                .collect(Collectors.toMap(a -> a.id, a -> a));
        return new AppointmentChanges(
                batch.ids().stream().map(found::get).map(a -> AppointmentView.of(a, true, seal.open(a), now)).toList(),
                batch.cursor(), batch.more());
    }
}
