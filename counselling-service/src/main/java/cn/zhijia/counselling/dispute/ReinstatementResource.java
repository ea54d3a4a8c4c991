package cn.zhijia.counselling.dispute;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.counselling.Expiry;
import cn.zhijia.counselling.Outcome;
import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** What was cancelled or reported by mistake goes on. Holds that have run out are ended first: they are in nobody's way. */
@Path("/v1/appointments/{id}/reinstatement")
@Tag(name = "Appointments")
class ReinstatementResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Audit audit;
    private final Expiry expiry;

    ReinstatementResource(Caller caller, DatabaseClock clock, Audit audit, Expiry expiry) {
        this.caller = caller;
        this.clock = clock;
        this.audit = audit;
        this.expiry = expiry;
    }

    @PUT
    @RolesAllowed("supervisor")
    @Operation(operationId = "reinstateAppointment", summary = "Have an appointment go on", description = "One that was cancelled, or reported as a no-show, is BOOKED again at its time, by a supervisor who is neither its counsellor nor its member. It uses a session again.")
    @APIResponse(responseCode = "200", description = "BOOKED; or reinstated before by this attempt, as it is now.")
    @APIResponse(responseCode = "409", description = "slot-taken: the counsellor, the member or the room is taken by now; slot-not-offered: it is no longer in the counsellor's plan; quota-used-up; or illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased: the reason is sealed for nobody.")
    public OutcomeView reinstate(UUID id, @NotNull @Valid ReinstatementBody body) {
        expiry.endDue();
        return QuarkusTransaction.requiringNew().call(() -> decide(id, body));
    }

    private OutcomeView decide(UUID id, ReinstatementBody body) {
        var me = Person.of(caller);
        var outcome = Outcome.lockOthers(id, caller);
        if (Dispute.getEntityManager().createNativeQuery("""
                insert into reinstatement (appointment_id, attempt, made_by_id, made_at)
                values (:appointment, :attempt, :by, zhijia_now()) on conflict do nothing""").setParameter("appointment", id)
                .setParameter("attempt", body.attempt()).setParameter("by", me.id).executeUpdate() == 1) {
            var quota = new Settlement();
            outcome.reinstate(clock.now(), quota);
            Dispute.latest(id).filter(d -> d.decision == null)
                    .ifPresent(d -> d.decide(Dispute.Decision.REINSTATED, me.id, clock.now()));
            quota.settle();
            audit.record(outcome.member().id, Act.APPOINTMENT_REINSTATED, id, body.reason());
        }
        return OutcomeView.of(outcome);
    }
}
