package cn.zhijia.counselling.counsellor.departure;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.Displaced;
import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.counsellor.PlanChange;
import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.data.DatabaseClock;

/** 离任: after the last day there is nothing to book with this counsellor, who may be forgotten from then on. */
@Path("/v1/counsellors/{id}/departure")
@Tag(name = "Counsellors")
class DepartureResource {

    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final DatabaseClock clock;
    private final Preconditions preconditions;
    private final Event<Counsellor.PlanChanged> planChanged;

    DepartureResource(DatabaseClock clock, Preconditions preconditions, Event<Counsellor.PlanChanged> planChanged) {
        this.clock = clock;
        this.preconditions = preconditions;
        this.planChanged = planChanged;
    }

    @PUT
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "putDeparture", summary = "Have a counsellor leave office", description = "With the last day; it may be changed, and taken back by a body without it. Bookings after it become NEEDS_RESCHEDULE and are answered: never cancelled silently. Their time is given back at once, none is offered after that day, and the counsellor is no longer listed.")
    @APIResponse(responseCode = "200", description = "Entered, or as it was.")
    @APIResponse(responseCode = "412", description = "The counsellor was changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match (the ETag of the counsellor).")
    public RestResponse<DepartureView> put(UUID id, @NotNull @Valid DepartureBody body) {
        Reach.check("/lastDay", body.lastDay());
        var counsellor = Counsellor.lock(id);
        if (!counsellor.leavesOn(body.lastDay())) {
            preconditions.requireMatch(counsellor.version());
            var change = PlanChange.begin(id, clock.now());
            counsellor.leave(body.lastDay());
            Counsellor.flush();
            change.end(counsellor, planChanged);
        }
        return preconditions.written(new DepartureView(id, body.lastDay(), Displaced.between(id, clock.now(), FOR_EVER)),
                counsellor.version(), false);
    }
}
