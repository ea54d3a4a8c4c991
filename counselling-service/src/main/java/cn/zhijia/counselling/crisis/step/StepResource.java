package cn.zhijia.counselling.crisis.step;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.crisis.CaseSummary;
import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.crisis.Signal;
import cn.zhijia.counselling.instrument.response.Response;
import cn.zhijia.counselling.paging.Distress;
import cn.zhijia.counselling.referral.Diagnosis;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** From the page to the plan: by a duty officer, or a supervisor who was woken instead. */
@Path("/v1/crisis-cases/{id}")
@RolesAllowed({ "duty-officer", "supervisor" })
@Tag(name = "Crisis cases")
class StepResource {

    private static final String SCREENER = "c-ssrs";

    private final Caller caller;
    private final Distress distress;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;
    private final Preconditions preconditions;

    StepResource(Caller caller, Distress distress, DatabaseClock clock, Vault vault, Audit audit,
            Preconditions preconditions) {
        this.caller = caller;
        this.distress = distress;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("acknowledgement")
    @Transactional
    @Operation(operationId = "acknowledgeCrisisCase", summary = "Take a case on", description = "From now on it is this officer's, and nobody is paged for it until the next thing is late. Of two who do, one does; the other reads who.")
    @APIResponse(responseCode = "200", description = "Taken on by the caller.")
    @APIResponse(responseCode = "409", description = "acknowledged-already: by names the officer who was first.")
    public RestResponse<CaseSummary> acknowledge(UUID id) {
        var me = distress.caller();
        var crisis = CrisisCase.lock(id, caller);
        boolean first = crisis.acknowledgedBy == null;
        crisis.acknowledge(me, clock.now());
        return answer(crisis, first ? Act.CASE_ACKNOWLEDGED : null);
    }

    @PUT
    @Path("signals/{signal}/acknowledgement")
    @Transactional
    @Operation(operationId = "acknowledgeCrisisSignal", summary = "Look at what came after a case was taken on", description = "A call or a flag that joined it. A crisis (L3) is to be looked at within five minutes, else the next person is paged; this ends that, if nothing has come since, and so does a call to the member, or a screener, that takes place after it. Of two who do, one does; the other reads who.")
    @APIResponse(responseCode = "200", description = "Looked at by the caller.")
    @APIResponse(responseCode = "409", description = "illegal-transition: nobody has taken the case on, or it is closed; acknowledged-already: by names the officer who was first.")
    public RestResponse<CaseSummary> heed(UUID id, UUID signal) {
        var me = Person.of(caller);
        var crisis = CrisisCase.lock(id, caller);
        boolean first = crisis.heed(Signal.of(crisis, signal), me, clock.now());
        return answer(crisis, first ? Act.CASE_ACKNOWLEDGED : null);
    }

    @PUT
    @Path("assessment")
    @Transactional
    @Operation(operationId = "assessCrisisCase", summary = "Assess a case", description = "Names the screener that was put to the member (PUT /v1/responses/{id}, instrument c-ssrs). What it finds may raise the level of the case, and never lowers it. A later one counts from then on, also where an impediment stood in the way before.")
    @APIResponse(responseCode = "200", description = "Assessed.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    public RestResponse<CaseSummary> assess(UUID id, @NotNull @Valid AssessmentBody body) {
        Person.of(caller);
        var crisis = CrisisCase.lock(id, caller);
        var screener = Response.<Response> findByIdOptional(body.response())
                .filter(r -> r.instrument().equals(SCREENER) && r.memberId().equals(crisis.member.id)
                        && !r.answeredAt().isBefore(crisis.openedAt))
                .orElseThrow(() -> Refusal.field("/response", "no-screener"));
        var before = crisis.course.assessmentId;
        crisis.assess(screener.id, screener.answeredAt());
        return answer(crisis,
                screener.id.equals(before) || !screener.id.equals(crisis.course.assessmentId) ? null : Act.CASE_ASSESSED);
    }

    @PUT
    @Path("plan")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Operation(operationId = "putCrisisPlan", summary = "Write the safety plan", description = "Sealed with the member's key. Another text needs If-Match, with the ETag of the case.")
    @APIResponse(responseCode = "200", description = "The plan is kept.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "422", description = "diagnosis-not-allowed.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<CaseSummary> plan(UUID id, @NotNull @Valid PlanBody body) {
        Diagnosis.refuse("/text", body.text());
        Person.of(caller);
        var crisis = CrisisCase.lock(id, caller);
        String known = crisis.safetyPlan.text(crisis, vault);
        if (body.text().equals(known)) {
            return answer(crisis, null);
        }
        if (known != null) {
            preconditions.requireMatch(crisis.version);
        }
        crisis.plan(body.text(), vault, clock.now());
        return answer(crisis, Act.CASE_PLANNED);
    }

    /** @param done null where nothing was, for a repeat */
    private RestResponse<CaseSummary> answer(CrisisCase crisis, Act done) {
        var summary = CaseSummary.of(crisis);
        if (done != null) {
            audit.record(crisis.member.id, done, crisis.id, null);
        }
        return preconditions.written(summary, crisis.version, false);
    }
}
