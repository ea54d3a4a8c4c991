package cn.zhijia.counselling.duty;

import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** The duty roster, shift by shift. */
@Path("/v1/duty-roster")
@Tag(name = "Crisis duty")
class DutyResource {

    private static final int AHEAD = 13, MOST = 31;

    private final DatabaseClock clock;
    private final Preconditions preconditions;

    DutyResource(DatabaseClock clock, Preconditions preconditions) {
        this.clock = clock;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("{date}/{shift}")
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "putDutyShift", summary = "Say who is on duty", description = "Primary and backup duty officer of one shift, by member number; a number that has not signed in yet joins at its first sign-in. A change of what was entered needs If-Match. A shift that is over stays as it was.")
    @APIResponse(responseCode = "201", description = "Entered.")
    @APIResponse(responseCode = "200", description = "Changed, or as it was.")
    @APIResponse(responseCode = "409", description = "too-late: the shift is over.")
    @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile.")
    @APIResponse(responseCode = "428", description = "A change without If-Match.")
    public RestResponse<DutyView> put(LocalDate date, Shift shift, @NotNull @Valid DutyBody body) {
        Reach.check("/date", date);
        body.check();
        var turn = new Turn(date, shift);
        var primary = person(body.primary()); // before the shift's row, as everywhere: people first
        var backup = person(body.backup());
        var entered = DutyShift.claim(turn);
        boolean created = entered.version == 0;
        if (!created && entered.says(body)) {
            return answer(turn, entered, false);
        }
        if (!created) {
            preconditions.requireMatch(entered.version);
        }
        if (turn.end().isBefore(clock.now())) {
            throw new Refusal("too-late").with("until", turn.end());
        }
        entered.take(primary, backup);
        entered.persistAndFlush();
        return answer(turn, entered, created);
    }

    private static Person person(String memberNo) {
        return memberNo == null ? null : Person.numbered(memberNo);
    }

    private RestResponse<DutyView> answer(Turn turn, DutyShift entered, boolean created) {
        return preconditions.written(DutyView.of(turn, entered), entered.version, created);
    }

    @GET
    @Path("{date}/{shift}")
    @Transactional
    @RolesAllowed({ "admin", "duty-officer", "supervisor" })
    @Operation(operationId = "getDutyShift", summary = "Show who is on duty in a shift", description = "One that nobody has entered is not there.")
    @APIResponse(responseCode = "200", description = "The shift.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<DutyView> get(LocalDate date, Shift shift) {
        var turn = new Turn(date, shift);
        var entered = DutyShift.of(turn);
        if (entered == null) {
            throw Refusal.notFound();
        }
        return preconditions.read(DutyView.of(turn, entered), entered.version);
    }

    @GET
    @Transactional
    @RolesAllowed({ "admin", "duty-officer", "supervisor" })
    @Operation(operationId = "listDutyRoster", summary = "Show the duty roster", description = "Every shift of at most 31 days, gaps too; without days the fourteen from today.")
    @APIResponse(responseCode = "200", description = "The shifts in their order.")
    public DutyRoster list(@QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to) {
        var first = from != null ? from : LocalDate.ofInstant(clock.now(), Shift.ZONE);
        var last = to != null ? to : first.plusDays(AHEAD);
        Reach.check("?from", first);
        Reach.check("?to", last);
        if (last.isBefore(first)) {
            throw Refusal.field("?to", "before-from");
        }
        if (!last.isBefore(first.plusDays(MOST))) {
            throw Refusal.field("?to", "more-than-31-days");
        }
        var turns = Turn.ofDays(first, last);
        var entered = DutyShift.of(turns);
        return new DutyRoster(turns.stream().map(t -> DutyView.of(t, entered.get(t))).toList());
    }
}
