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
import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** What was told to relatives, the employer or the police. */
@Path("/v1/crisis-cases/{id}/disclosures/{disclosure}")
@Tag(name = "Crisis cases")
class DisclosureResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;

    DisclosureResource(Caller caller, DatabaseClock clock, Vault vault, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
    }

    @PUT
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "putCrisisDisclosure", summary = "Write down what was told to somebody outside", description = "The danger, why it could not be averted otherwise, and the words that were said. Two people answer for it: the second sends the same under the same id. Until then the case cannot be closed. The member reads it afterwards.")
    @APIResponse(responseCode = "201", description = "Kept; it waits for the second person.")
    @APIResponse(responseCode = "200", description = "As it is now.")
    @APIResponse(responseCode = "409", description = "illegal-transition, or id-in-use: something else was written under this id.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<DisclosureView> put(UUID id, UUID disclosure, @NotNull @Valid DisclosureBody body) {
        var me = Person.of(caller);
        var crisis = CrisisCase.lock(id, caller);
        Disclosure known = Disclosure.findById(disclosure);
        if (known == null) {
            if (crisis.state() == CaseState.CLOSED) {
                throw Refusal.illegalTransition(crisis.state(), crisis.state().next());
            }
            var kept = new Disclosure(disclosure, crisis, body, me, vault, clock.now());
            kept.persistAndFlush();
            return answer(kept, crisis, true, true);
        }
        if (!known.says(crisis, body, vault)) {
            throw new Refusal("id-in-use");
        }
        return answer(known, crisis, false, known.second(me, clock.now()));
    }

    private RestResponse<DisclosureView> answer(Disclosure kept, CrisisCase crisis, boolean created, boolean changed) {
        if (changed) {
            crisis.version++;
            Disclosure.flush();
            audit.record(crisis.member.id, Act.CASE_DISCLOSED, kept.id, null);
        }
        return RestResponse.status(created ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                DisclosureView.of(kept, crisis.member.id, vault));
    }
}
