package cn.zhijia.counselling.referral.partner;

import java.time.Instant;
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

import cn.zhijia.counselling.referral.attempt.Step;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;

/** What a hospital answers before the person is there. */
@Path("/v1/partner/referrals/{id}")
@RolesAllowed("hospital")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Partner referrals")
class AnswersResource {

    private static final String REPEAT = " The same again is answered as before; other words under it are refused. Scope system/Task.u.";

    private final Answering answering;
    private final DatabaseClock clock;

    AnswersResource(Answering answering, DatabaseClock clock) {
        this.answering = answering;
        this.clock = clock;
    }

    @PUT
    @Path("receipt")
    @Transactional
    @Operation(operationId = "receiveReferral", summary = "Say that a clinician has it", description = "By name, within the time of the agreement: else the next hospital is asked."
            + REPEAT)
    @APIResponse(responseCode = "200", description = "Received.")
    @APIResponse(responseCode = "409", description = "stood-down, or illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "answered-otherwise.")
    public PartnerReferralView receive(UUID id, @NotNull @Valid ReceiptBody body) {
        return answering.take(id, Step.RECEIVE, body.said());
    }

    @PUT
    @Path("acceptance")
    @Transactional
    @Operation(operationId = "acceptReferral", summary = "Accept", description = "The person is this hospital's from now on. Says by when, and where to. Too late, after the next hospital was asked, it is refused (stood-down): the person is not yours, and nothing is to be done."
            + REPEAT)
    @APIResponse(responseCode = "200", description = "Accepted.")
    @APIResponse(responseCode = "409", description = "stood-down, or illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "answered-otherwise.")
    public PartnerReferralView accept(UUID id, @NotNull @Valid AcceptanceBody body) {
        if (body.arriveFrom() != null && body.arriveFrom().isAfter(body.arriveBy())) {
            throw Refusal.field("/arriveBy", "not-after-start");
        }
        Instant now = clock.now();
        return answering.take(id, Step.ACCEPT, 1, body.said(), attempt -> {
            if (attempt.state.isLive() && !body.arriveBy().isAfter(now)) {
                throw Refusal.field("/arriveBy", "not-in-future");
            }
        });
    }

    @PUT
    @Path("rejection")
    @Transactional
    @Operation(operationId = "rejectReferral", summary = "Reject", description = "The next hospital is asked at once, and what was written can no longer be read."
            + REPEAT)
    @APIResponse(responseCode = "200", description = "Rejected.")
    @APIResponse(responseCode = "409", description = "stood-down, or illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "answered-otherwise.")
    public PartnerReferralView reject(UUID id, @NotNull @Valid RejectionBody body) {
        return answering.take(id, Step.REJECT, body.said());
    }

    @PUT
    @Path("cancellation")
    @Transactional
    @Operation(operationId = "answerReferralCancellation", summary = "Answer whether the person is let go", description = "When the requester has asked for it (cancelNumber)."
            + REPEAT)
    @APIResponse(responseCode = "200", description = "Confirmed, or refused.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "answered-otherwise.")
    public PartnerReferralView cancel(UUID id, @NotNull @Valid CancellationBody body) {
        return answering.take(id, body.confirmed() ? Step.CONFIRM_CANCEL : Step.REFUSE_CANCEL, body.number(), body.said(),
                attempt -> {
                    if (attempt.isCancelAsked() && body.number() != attempt.presentCancelAsk()) {
                        throw Refusal.field("/number", "next-number");
                    }
                });
    }
}
