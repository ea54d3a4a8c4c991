package cn.zhijia.counselling.referral.partner;

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

import cn.zhijia.counselling.referral.attempt.AttemptState;
import cn.zhijia.counselling.referral.attempt.Step;
import cn.zhijia.kit.Refusal;

/** What a hospital says once it has accepted. */
@Path("/v1/partner/referrals/{id}")
@RolesAllowed("hospital")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Partner referrals")
class StayResource {

    private static final String REPEAT = " The same again is answered as before; other words under it are refused. Scope system/Task.u.";

    private final Answering answering;

    StayResource(Answering answering) {
        this.answering = answering;
    }

    @PUT
    @Path("arrival")
    @Transactional
    @Operation(operationId = "reportReferralArrival", summary = "Say that the person has arrived", description = "From now on the outcome is waited for."
            + REPEAT)
    @APIResponse(responseCode = "200", description = "In progress.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "answered-otherwise.")
    public PartnerReferralView arrive(UUID id, @NotNull @Valid ArrivalBody body) {
        return answering.take(id, Step.ARRIVE, body.said());
    }

    @PUT
    @Path("completion")
    @Transactional
    @Operation(operationId = "completeReferral", summary = "Report the outcome", description = "Ends the referral." + REPEAT)
    @APIResponse(responseCode = "200", description = "Completed.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "answered-otherwise.")
    public PartnerReferralView complete(UUID id, @NotNull @Valid CompletionBody body) {
        return answering.take(id, Step.COMPLETE, body.said());
    }

    @PUT
    @Path("failure")
    @Transactional
    @Operation(operationId = "failReferral", summary = "Report that it failed", description = "UNATTENDED when the person did not come, the other reasons after the arrival. Somebody on duty is paged at once, and people take over."
            + REPEAT)
    @APIResponse(responseCode = "200", description = "Failed.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "answered-otherwise.")
    public PartnerReferralView fail(UUID id, @NotNull @Valid FailureBody body) {
        return answering.take(id, Step.FAIL, 1, body.said(), attempt -> {
            boolean unattended = body.reason() == Failure.UNATTENDED;
            if (unattended && attempt.state == AttemptState.IN_PROGRESS
                    || !unattended && attempt.state == AttemptState.ACCEPTED) {
                throw Refusal.field("/reason", "unattended-before-arrival");
            }
        });
    }

    @PUT
    @Path("hold")
    @Transactional
    @Operation(operationId = "holdReferral", summary = "Put a referral on hold", description = "For a reason; the clocks go on."
            + REPEAT)
    @APIResponse(responseCode = "200", description = "On hold.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "answered-otherwise.")
    public PartnerReferralView hold(UUID id, @NotNull @Valid HoldBody body) {
        return answering.take(id, Step.HOLD, body.number(), body.said(), attempt -> {
            if (attempt.state.isLive() && body.number() != attempt.nextHold()) {
                throw Refusal.field("/number", "next-number");
            }
        });
    }

    @PUT
    @Path("resumption")
    @Transactional
    @Operation(operationId = "resumePartnerReferral", summary = "Go on after a hold", description = "Where it was held."
            + REPEAT)
    @APIResponse(responseCode = "200", description = "Goes on.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "answered-otherwise.")
    public PartnerReferralView resume(UUID id, @NotNull @Valid ResumptionBody body) {
        return answering.take(id, Step.RESUME, body.number(), body.said(), attempt -> {
            if (attempt.state == AttemptState.ON_HOLD && body.number() != attempt.presentHold()) {
                throw Refusal.field("/number", "next-number");
            }
        });
    }
}
