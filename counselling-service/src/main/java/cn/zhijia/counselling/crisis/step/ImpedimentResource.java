package cn.zhijia.counselling.crisis.step;

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
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** In place of an assessment, where there can be none. */
@Path("/v1/crisis-cases/{id}/impediments/{impediment}")
@Tag(name = "Crisis cases")
class ImpedimentResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;
    private final Preconditions preconditions;

    ImpedimentResource(Caller caller, DatabaseClock clock, Vault vault, Audit audit, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
        this.preconditions = preconditions;
    }

    @PUT
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "putCrisisImpediment", summary = "Say that a case cannot be assessed, as one of two", description = "Who is missing, unconscious, dead or refuses to speak cannot be put a screener. The first says why, and nothing else changes: the assessment stays due; the second sends the same under the same id, and the case goes on as ASSESSED. DECEASED leaves nothing to do but to close it. When the member is reached after all, the assessment is due again. The id is chosen by the client.")
    @APIResponse(responseCode = "201", description = "Kept; it waits for the second person.")
    @APIResponse(responseCode = "200", description = "As it is now.")
    @APIResponse(responseCode = "409", description = "illegal-transition; assessed-already; outdated: somebody called, or was reached, since the first wrote it; or id-in-use.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<CaseSummary> put(UUID id, UUID impediment, @NotNull @Valid ImpedimentBody body) {
        var me = Person.of(caller);
        var crisis = CrisisCase.lock(id, caller);
        Impediment known = Impediment.findById(impediment);
        if (known == null) {
            crisis.course.requireUnasked();
            new Impediment(impediment, crisis, body, me, vault, clock.now()).persistAndFlush();
            crisis.version++;
        } else if (!known.says(crisis, body, vault)) {
            throw new Refusal("id-in-use");
        } else if (known.waitsFor(me)) {
            second(crisis, known, me);
        } else {
            return preconditions.written(CaseSummary.of(crisis), crisis.version, false);
        }
        var summary = CaseSummary.of(crisis);
        audit.record(crisis.member.id, Act.CASE_NOT_ASSESSABLE, crisis.id, null);
        return preconditions.written(summary, crisis.version, known == null);
    }

    private void second(CrisisCase crisis, Impediment known, Person me) {
        crisis.course.requireUnasked();
        if (known.isOutdated()) {
            throw new Refusal("outdated");
        }
        known.second(me, clock.now());
        crisis.impede(known.id, known.reason == Impediment.Reason.DECEASED);
    }
}
