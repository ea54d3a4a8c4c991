package cn.zhijia.counselling.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.Displaced;
import cn.zhijia.counselling.TimeFreed;
import cn.zhijia.counselling.Turn;
import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.counsellor.PlanChange;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;

/** A counsellor's working time, changed by the counsellor or the administrator. A change answers the bookings that it hits. */
@Path("/v1/counsellors/{id}")
@RolesAllowed({ "counsellor", "admin" })
@Tag(name = "Rosters")
class RosterResource {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Caller caller;
    private final DatabaseClock clock;
    private final Preconditions preconditions;
    private final Event<Counsellor.PlanChanged> planChanged;
    private final Event<TimeFreed> timeFreed;

    RosterResource(Caller caller, DatabaseClock clock, Preconditions preconditions,
            Event<Counsellor.PlanChanged> planChanged, Event<TimeFreed> timeFreed) {
        this.caller = caller;
        this.clock = clock;
        this.preconditions = preconditions;
        this.planChanged = planChanged;
        this.timeFreed = timeFreed;
    }

    @GET
    @Path("roster")
    @Transactional
    @Operation(operationId = "getRoster", summary = "Show a counsellor's weekly rules", description = "To the counsellor and the administrator; everybody else asks for slots.")
    @APIResponse(responseCode = "200", description = "The rules.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<RosterView> get(UUID id) {
        var counsellor = Counsellor.get(id);
        counsellor.mayBeChangedBy(caller);
        var view = view(id);
        return preconditions.read(view, counsellor.rosterVersion, view.tag());
    }

    @PUT
    @Path("roster")
    @Transactional
    @Operation(operationId = "putRoster", summary = "Set a counsellor's weekly rules", description = "All rules at once, in local time. Bookings that no rule covers any more become NEEDS_RESCHEDULE; they are answered, never cancelled.")
    @APIResponse(responseCode = "201", description = "The first rules.")
    @APIResponse(responseCode = "200", description = "Changed, or as they were.")
    @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match.")
    public RestResponse<RosterView> put(UUID id, @NotNull @Valid RosterBody body) {
        var counsellor = locked(id);
        body.check();
        boolean first = counsellor.rosterVersion == 0;
        if (!first) {
            if (RosterRule.of(id).equals(body.rules())) {
                return answer(counsellor, false);
            }
            preconditions.requireMatch(counsellor.rosterVersion);
        }
        var change = PlanChange.begin(id, clock.now());
        RosterRule.replace(id, body);
        counsellor.rosterVersion++;
        change.end(counsellor, planChanged);
        return answer(counsellor, first);
    }

    @PUT
    @Path("roster-exceptions/{date}")
    @Transactional
    @Operation(operationId = "putRosterException", summary = "Set the hours of one day", description = "Instead of the weekly rules, on a public holiday too; without hours it is a day off. Bookings that the day no longer covers become NEEDS_RESCHEDULE and are answered.")
    @APIResponse(responseCode = "201", description = "This day differs from now on.")
    @APIResponse(responseCode = "200", description = "Changed, or as it was.")
    @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match.")
    public RestResponse<ExceptionView> putException(UUID id, LocalDate date, @NotNull @Valid ExceptionBody body) {
        Reach.check("/date", date);
        var counsellor = locked(id);
        body.check();
        var known = RosterException.of(id, date);
        var exception = known.orElseGet(() -> new RosterException(id, date));
        if (known.isPresent()) {
            if (exception.body().equals(body)) {
                return preconditions.written(view(exception), exception.version, false);
            }
            preconditions.requireMatch(exception.version);
        }
        var change = PlanChange.begin(id, clock.now());
        exception.take(body);
        exception.persistAndFlush();
        change.end(counsellor, planChanged);
        return preconditions.written(view(exception), exception.version, known.isEmpty());
    }

    @PUT
    @Path("time-off/{timeOff}")
    @Transactional
    @Operation(operationId = "putTimeOff", summary = "Enter that a counsellor is away", description = "Bookings that it hits become NEEDS_RESCHEDULE and are answered: never cancelled silently. Their time is given back at once.")
    @APIResponse(responseCode = "201", description = "Entered.")
    @APIResponse(responseCode = "200", description = "Entered before.")
    @APIResponse(responseCode = "409", description = "id-in-use: this id names another absence.")
    public RestResponse<TimeOffView> putTimeOff(UUID id, UUID timeOff, @NotNull @Valid TimeOffBody body) {
        var counsellor = locked(id);
        body.check();
        TimeOff known = TimeOff.findById(timeOff);
        if (known != null) {
            if (!known.is(id, body)) {
                throw new Refusal("id-in-use");
            }
            return RestResponse.ok(TimeOffView.of(known));
        }
        var change = PlanChange.begin(id, clock.now());
        var entered = new TimeOff(timeOff, id, body);
        entered.persistAndFlush();
        change.end(counsellor, planChanged);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, TimeOffView.of(entered)).build();
    }

    @DELETE
    @Path("time-off/{timeOff}")
    @Transactional
    @Operation(operationId = "endTimeOff", summary = "Take an absence back", description = "Its time can be booked again, or is offered to who waited for it, first to those whose appointment it took away. Taking it back again changes nothing, and entering it again neither.")
    @APIResponse(responseCode = "200", description = "Taken back.")
    public TimeOffView endTimeOff(UUID id, UUID timeOff) {
        locked(id);
        var known = TimeOff.<TimeOff> findByIdOptional(timeOff).filter(t -> t.counsellorId.equals(id))
                .orElseThrow(Refusal::notFound);
        if (known.endedAt == null) {
            Turn.take();
            known.endedAt = clock.now();
            TimeOff.flush();
            var quota = new Settlement();
            timeFreed.fire(new TimeFreed(List.of(id), null, known.startsAt, known.endsAt, null, null, quota));
            quota.settle();
        }
        return TimeOffView.of(known);
    }

    private Counsellor locked(UUID id) {
        var counsellor = Counsellor.lock(id);
        counsellor.mayBeChangedBy(caller);
        return counsellor;
    }

    private RestResponse<RosterView> answer(Counsellor counsellor, boolean created) {
        var view = view(counsellor.id);
        return preconditions.written(view, counsellor.rosterVersion, view.tag(), created);
    }

    private RosterView view(UUID id) {
        return new RosterView(id, ZONE.getId(), RosterRule.of(id), Displaced.between(id, clock.now(), FOR_EVER));
    }

    private static ExceptionView view(RosterException e) {
        var from = e.day.atStartOfDay(ZONE).toInstant();
        var to = e.day.plusDays(1).atStartOfDay(ZONE).toInstant();
        return new ExceptionView(e.counsellorId, e.day, e.zone, e.body().hours(), Displaced.between(e.counsellorId, from, to));
    }
}
