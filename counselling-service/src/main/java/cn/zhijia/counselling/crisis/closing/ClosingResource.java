package cn.zhijia.counselling.crisis.closing;

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
import cn.zhijia.counselling.crisis.CaseState;
import cn.zhijia.counselling.crisis.CaseSummary;
import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** A case is closed by two people, one of them a supervisor, who say the same of it. */
@Path("/v1/crisis-cases/{id}/closing")
@Tag(name = "Crisis cases")
class ClosingResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;
    private final Preconditions preconditions;

    ClosingResource(Caller caller, DatabaseClock clock, Vault vault, Audit audit, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
        this.preconditions = preconditions;
    }

    @PUT
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "closeCrisisCase", summary = "Close a case, as one of two", description = "In follow-up; with DECEASED once it was assessed. The first says how it ended, and nothing else changes; the second sends the same, and it is closed. One of the two is a supervisor. Other words are a new proposal. The member can read the case from then on.")
    @APIResponse(responseCode = "200", description = "Proposed (FOLLOW_UP), or closed (CLOSED).")
    @APIResponse(responseCode = "409", description = "illegal-transition; supervisor-needed; not-assessed: an assessment is due; or second-person-needed: what was told to somebody outside waits for its second person.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<CaseSummary> close(UUID id, @NotNull @Valid ClosingBody body) {
        var me = Person.of(caller);
        var crisis = CrisisCase.lock(id, caller);
        if (Disclosure.isAnyUnseconded(id)) {
            throw new Refusal("second-person-needed");
        }
        long before = crisis.version;
        crisis.close(body.outcome(), body.summary(), me, caller.has("supervisor"), vault, clock.now());
        var summary = CaseSummary.of(crisis);
        if (crisis.version != before) {
            told(crisis);
        }
        return preconditions.written(summary, crisis.version, false);
    }

    private void told(CrisisCase crisis) {
        boolean closed = crisis.state() == CaseState.CLOSED;
        if (closed) {
            Notice.tell(crisis.member.id, Fact.CASE_CLOSED, crisis.id);
        }
        audit.record(crisis.member.id, closed ? Act.CASE_CLOSED : Act.CASE_CLOSING_PROPOSED, crisis.id, null);
    }
}
