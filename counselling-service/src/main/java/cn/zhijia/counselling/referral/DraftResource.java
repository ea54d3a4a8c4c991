package cn.zhijia.counselling.referral;

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
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.crisis.CaseSummary;
import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** The draft of a case's referral, as a step of the case; all of it is written by PUT /v1/referrals/{id}. */
@Path("/v1/crisis-cases/{id}/referral")
@Tag(name = "Crisis cases")
class DraftResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;
    private final Preconditions preconditions;

    DraftResource(Caller caller, DatabaseClock clock, Vault vault, Audit audit, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
        this.preconditions = preconditions;
    }

    @PUT
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "draftCrisisReferral", summary = "Draft the referral of a case", description = "Once it was assessed: with the member's consent, or in an emergency for a written reason. In danger of life (EMERGENCY) once it was taken on, before anybody could assess it: that stays due, and the case is not closed before. No hospital is told yet: PUT /v1/referrals/{id}/request does, once PUT /v1/referrals/{id} has said what the hospital must take. Other words need If-Match, with the ETag of the case.")
    @APIResponse(responseCode = "200", description = "Drafted.")
    @APIResponse(responseCode = "409", description = "illegal-transition, or not-assessed: before an assessment only as EMERGENCY.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "422", description = "diagnosis-not-allowed.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<CaseSummary> draft(UUID id, @NotNull @Valid ReferralBody body) {
        body.check();
        var me = Person.of(caller);
        var crisis = CrisisCase.lock(id, caller);
        var known = Referral.openOf(id);
        var referral = known.orElseGet(() -> new Referral(UUID.randomUUID(), crisis));
        var draft = body.of(referral, crisis.level);
        if (known.isPresent() && referral.says(draft, vault)) {
            return preconditions.written(CaseSummary.of(crisis), crisis.version, false);
        }
        if (known.isPresent()) {
            preconditions.requireMatch(crisis.version);
        }
        crisis.refer(referral.id, draft.basis() == Basis.EMERGENCY);
        referral.take(draft, me.id, vault, clock.now());
        referral.persist();
        var summary = CaseSummary.of(crisis);
        audit.record(crisis.member.id, Act.CASE_REFERRED, crisis.id, null);
        return preconditions.written(summary, crisis.version, false);
    }
}
