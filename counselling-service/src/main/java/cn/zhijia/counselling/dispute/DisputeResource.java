package cn.zhijia.counselling.dispute;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.Outcome;
import cn.zhijia.counselling.Side;
import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** A member's word against a reported no-show, and a supervisor's decision. */
@Path("/v1/appointments/{id}/dispute")
@Tag(name = "Appointments")
@Cache(noStore = true)
class DisputeResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;

    DisputeResource(Caller caller, DatabaseClock clock, Vault vault, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
    }

    @PUT
    @Transactional
    @RolesAllowed("member")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Operation(operationId = "disputeNoShow", summary = "Deny that I did not come", description = "By the member, within 7 days after the report. Until a supervisor decides the session is neither used nor given back. Disputing again changes nothing, nor does a late repeat of an attempt; once a supervisor had the appointment go on, and it was reported again, the body needs a new one.")
    @APIResponse(responseCode = "201", description = "Disputed.")
    @APIResponse(responseCode = "200", description = "Disputed before; as it is now.")
    @APIResponse(responseCode = "409", description = "too-late; or illegal-transition: nobody said that the member did not come.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<DisputeView> dispute(UUID id, @NotNull @Valid DisputeBody body) {
        var outcome = Outcome.lockOwn(id, caller);
        boolean first = outcome.isDeniedFirst(body.attempt());
        var known = Dispute.latest(id).filter(d -> !first || d.isAbout(outcome) || outcome.noShowSide() != Side.MEMBER);
        if (known.isPresent()) {
            return RestResponse.ok(DisputeView.of(known.get(), known.get().text(vault)));
        }
        var dispute = new Dispute(outcome, body.text(), clock.now(), vault);
        dispute.persistAndFlush();
        var quota = new Settlement();
        quota.reopen(id);
        quota.settle();
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, DisputeView.of(dispute, body.text())).build();
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "supervisor" })
    @Operation(operationId = "getDispute", summary = "Read a dispute", description = "The last one about this appointment: for its member, and for supervisors who are not the counsellor it is about, whose reading is written down for the member to see; it does not exist for anybody else.")
    @APIResponse(responseCode = "200", description = "The dispute.")
    @APIResponse(responseCode = "410", description = "erased.")
    public DisputeView get(UUID id) {
        var dispute = Dispute.latest(id).orElseThrow(Refusal::notFound);
        boolean own = Person.known(caller).filter(p -> p.id.equals(dispute.personId)).isPresent();
        if (!own && (!caller.has("supervisor") || Outcome.isCounselledBy(id, caller))) {
            throw Refusal.notFound();
        }
        if (!own) {
            audit.record(dispute.personId, Act.DISPUTE_READ, id, null);
        }
        return DisputeView.of(dispute, dispute.text(vault));
    }

    @PUT
    @Path("decision")
    @Transactional
    @RolesAllowed("supervisor")
    @Operation(operationId = "decideDispute", summary = "Decide who did not come", description = "By a supervisor who is neither its counsellor nor its member. Deciding the same again changes nothing. If the session is to take place after all, reinstate the appointment instead.")
    @APIResponse(responseCode = "200", description = "Decided.")
    @APIResponse(responseCode = "409", description = "decided-already: otherwise.")
    public OutcomeView decide(UUID id, @NotNull @Valid DecisionBody body) {
        var me = Person.of(caller);
        var dispute = Dispute.meant(id, body.dispute());
        var outcome = Outcome.lockOthers(id, caller);
        Dispute.getEntityManager().refresh(dispute); // somebody else may have decided while this one waited
        var decision = body.side() == Side.MEMBER ? Dispute.Decision.MEMBER : Dispute.Decision.COUNSELLOR;
        if (dispute.decision != null && dispute.decision != decision) {
            throw new Refusal("decided-already");
        }
        if (dispute.decision == null) {
            dispute.decide(decision, me.id, clock.now());
            var quota = new Settlement();
            outcome.missedBy(body.side(), quota);
            quota.settle();
            audit.record(dispute.personId, Act.DISPUTE_DECIDED, id, null);
        }
        return OutcomeView.of(outcome);
    }
}
