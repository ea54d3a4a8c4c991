package cn.zhijia.counselling.referral.desk;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.contact.ContactView;
import cn.zhijia.counselling.contact.Reader;
import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.referral.Basis;
import cn.zhijia.counselling.referral.Draft;
import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.counselling.referral.ReferralState;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** A referral: drafted, read, and whom to call for it. */
@Path("/v1/referrals/{id}")
@Tag(name = "Referrals")
@Cache(noStore = true)
class ReferralResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;
    private final Preconditions preconditions;
    private final Requester requester;
    private final ReferralReader reader;
    private final Reader contacts;

    ReferralResource(Caller caller, DatabaseClock clock, Vault vault, Audit audit, Preconditions preconditions,
            Requester requester, ReferralReader reader, Reader contacts) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
        this.preconditions = preconditions;
        this.requester = requester;
        this.reader = reader;
        this.contacts = contacts;
    }

    @PUT
    @Transactional
    @RolesAllowed({ "counsellor", "duty-officer", "supervisor" })
    @Operation(operationId = "putReferral", summary = "Draft a referral", description = "Out of an open case, by whoever is on duty or supervises, or by the member's counsellor. No hospital is told yet. Other words need If-Match, and are refused once it was requested. A case has one referral at a time that has not ended. The id is chosen by the client.")
    @APIResponse(responseCode = "201", description = "Drafted.")
    @APIResponse(responseCode = "200", description = "Changed, or as it was.")
    @APIResponse(responseCode = "409", description = "illegal-transition, referral-in-progress, id-in-use, or not-assessed: before an assessment only as EMERGENCY.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "422", description = "diagnosis-not-allowed.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<ReferralView> put(UUID id, @NotNull @Valid DraftBody body) {
        var draft = body.draft();
        var me = Person.of(caller);
        var held = Requester.holdCase(body.caseId()); // before the referral, as every step of a case
        var known = Referral.lockIfThere(id);
        if (known.isPresent()) {
            return change(known.get(), held.orElse(null), draft, me);
        }
        var crisis = requester.open(held);
        Referral.openOf(crisis.id).ifPresent(open -> {
            throw new Refusal("referral-in-progress").with("referral", open.id);
        });
        return written(new Referral(id, crisis), crisis, draft, me, true);
    }

    private RestResponse<ReferralView> change(Referral referral, CrisisCase crisis, Draft draft, Person me) {
        if (!requester.sees(referral.memberId) || crisis == null || !referral.caseId.equals(crisis.id)) {
            throw new Refusal("id-in-use");
        }
        if (referral.says(draft, vault)) {
            return answer(referral, false);
        }
        if (referral.state == ReferralState.DRAFT) { // else refused for what it is, whatever the version
            preconditions.requireMatch(referral.version);
        }
        return written(referral, crisis, draft, me, false);
    }

    private RestResponse<ReferralView> written(Referral referral, CrisisCase crisis, Draft draft, Person me, boolean created) {
        referral.take(draft, me.id, vault, clock.now());
        crisis.refer(referral.id, draft.basis() == Basis.EMERGENCY);
        referral.persistAndFlush();
        var answer = answer(referral, created);
        audit.record(referral.memberId, Act.CASE_REFERRED, referral.caseId, null);
        return answer;
    }

    private RestResponse<ReferralView> answer(Referral referral, boolean created) {
        var read = reader.read(referral);
        return preconditions.written(read.view(), referral.version, read.counts(), created);
    }

    @GET
    @Transactional
    @RolesAllowed({ "counsellor", "duty-officer", "supervisor" })
    @Operation(operationId = "getReferral", summary = "Show a referral", description = "With its attempts, their clocks and every step, and while people have taken over with the telephones to call. The reading is written down for the member to see.")
    @APIResponse(responseCode = "200", description = "The referral.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<ReferralView> get(UUID id) {
        Person.of(caller);
        var referral = requester.read(id);
        var read = reader.read(referral);
        audit.record(referral.memberId, Act.REFERRAL_READ, referral.id, null);
        return preconditions.read(read.view(), referral.version, read.counts());
    }

    @GET
    @Path("contact")
    @Transactional
    @RolesAllowed({ "duty-officer", "supervisor" })
    @Operation(operationId = "getReferralContact", summary = "Read how to reach the person", description = "Telephone and emergency contact, as long as a hospital is asked or people have taken over: whoever does not arrive is called first, then the emergency contact. The member sees that it was read.")
    @APIResponse(responseCode = "200", description = "The contact; absent what the member did not give.")
    @APIResponse(responseCode = "410", description = "erased.")
    public ContactView contact(UUID id) {
        Person.of(caller);
        var referral = requester.read(id);
        if (referral.state != ReferralState.ACTIVE && referral.state != ReferralState.ON_HOLD) {
            throw Refusal.notFound();
        }
        return contacts.inEmergency(referral.memberId, referral.id);
    }
}
