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
import cn.zhijia.counselling.crisis.clock.TaskKind;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Speaking with the member, and writing down that one did or tried. */
@Path("/v1/crisis-cases/{id}")
@RolesAllowed({ "duty-officer", "supervisor" })
@Tag(name = "Crisis cases")
class ContactResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;
    private final Preconditions preconditions;

    ContactResource(Caller caller, DatabaseClock clock, Vault vault, Audit audit, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
        this.preconditions = preconditions;
    }

    @PUT
    @Path("call-backs/{contact}")
    @Transactional
    @Operation(operationId = "putCrisisCallBack", summary = "Write down a call to the member", description = "Once the case was taken on. Reached: the call-back is done, unless it was asked for (again) after the time of the call; who is found so can be assessed, and it is due. Not reached: it is due again, a quarter of an hour (L3), an hour (L2) or a day after the attempt. The id is chosen by the client.")
    @APIResponse(responseCode = "201", description = "Kept.")
    @APIResponse(responseCode = "200", description = "Kept before.")
    @APIResponse(responseCode = "409", description = "illegal-transition, or id-in-use.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<CaseSummary> callBack(UUID id, UUID contact, @NotNull @Valid ContactBody body) {
        return keep(id, contact, TaskKind.CALL_BACK, body, Act.CASE_CALLED_BACK);
    }

    @PUT
    @Path("follow-ups/{contact}")
    @Transactional
    @Operation(operationId = "putCrisisFollowUp", summary = "Write down a follow-up", description = "After plan or referral: due at 24 hours, 72 hours, 7 days and 30 days. Reached: the earliest that can be met is done; each can once the one before it is due. Not reached: it is due again a day after the attempt. The id is chosen by the client.")
    @APIResponse(responseCode = "201", description = "Kept.")
    @APIResponse(responseCode = "200", description = "Kept before.")
    @APIResponse(responseCode = "409", description = "illegal-transition, or id-in-use.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<CaseSummary> followUp(UUID id, UUID contact, @NotNull @Valid ContactBody body) {
        return keep(id, contact, TaskKind.FOLLOW_UP, body, Act.CASE_FOLLOWED_UP);
    }

    private RestResponse<CaseSummary> keep(UUID id, UUID contactId, TaskKind kind, ContactBody body, Act done) {
        var me = Person.of(caller);
        var crisis = CrisisCase.lock(id, caller);
        Contact known = Contact.findById(contactId);
        if (known != null) {
            if (!known.says(crisis, kind, body, vault)) {
                throw new Refusal("id-in-use");
            }
            return preconditions.written(CaseSummary.of(crisis), crisis.version, false);
        }
        var now = clock.now();
        body.check(crisis.openedAt, now);
        crisis.contacted(kind, body.reached(), body.time());
        if (body.reached()) {
            Impediment.reached(crisis, body.time());
        }
        new Contact(contactId, crisis, kind, body, me, vault, now).persistAndFlush();
        var summary = CaseSummary.of(crisis);
        audit.record(crisis.member.id, done, crisis.id, null);
        return preconditions.written(summary, crisis.version, true);
    }
}
