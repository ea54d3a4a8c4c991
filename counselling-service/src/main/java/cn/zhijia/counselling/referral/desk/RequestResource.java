package cn.zhijia.counselling.referral.desk;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.crisis.CaseState;
import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.referral.Course;
import cn.zhijia.counselling.referral.Ending;
import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.counselling.referral.ReferralState;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.counselling.referral.attempt.AttemptState;
import cn.zhijia.counselling.referral.attempt.By;
import cn.zhijia.counselling.referral.attempt.Said;
import cn.zhijia.counselling.referral.attempt.Step;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** What officers and supervisors do with a referral. */
@Path("/v1/referrals/{id}")
@RolesAllowed({ "duty-officer", "supervisor" })
@Tag(name = "Referrals")
@Cache(noStore = true)
class RequestResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Preconditions preconditions;
    private final Requester requester;
    private final ReferralReader reader;
    private final Course course;

    RequestResource(Caller caller, DatabaseClock clock, Vault vault, Preconditions preconditions, Requester requester,
            ReferralReader reader, Course course) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.preconditions = preconditions;
        this.requester = requester;
        this.reader = reader;
        this.course = course;
    }

    @PUT
    @Path("request")
    @Transactional
    @Operation(operationId = "requestReferral", summary = "Ask a hospital", description = "By somebody else than who drafted it; where life is in danger (STAT) by the same person too. The hospital that fits best is told at once, and the duty officer is paged beside. Where none is left, people take over: manual says whom to call.")
    @APIResponse(responseCode = "200", description = "Requested; as it is now.")
    @APIResponse(responseCode = "403", description = "second-officer-needed, or the role is missing.")
    @APIResponse(responseCode = "409", description = "illegal-transition, referral-incomplete or case-closed.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<ReferralView> request(UUID id) {
        var me = Person.of(caller);
        var referral = requester.lock(id);
        if (referral.requestedAt == null) {
            if (CrisisCase.<CrisisCase> findById(referral.caseId).state() == CaseState.CLOSED) {
                throw new Refusal("case-closed");
            }
            course.request(referral, me.id);
        }
        return answer(referral);
    }

    @PUT
    @Path("withdrawal")
    @Transactional
    @Operation(operationId = "withdrawReferral", summary = "Withdraw a referral", description = "A draft, one that no hospital has accepted yet, or one that people have taken over. A hospital that was asked stands down. Once a hospital has accepted, it is asked: cancel-request.")
    @APIResponse(responseCode = "200", description = "Withdrawn.")
    @APIResponse(responseCode = "409", description = "illegal-transition, or ask-the-hospital.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<ReferralView> withdraw(UUID id, @NotNull @Valid WithdrawalBody body) {
        var me = Person.of(caller);
        var referral = requester.lock(id);
        var how = Ending.valueOf(body.reason().name());
        if (referral.state == ReferralState.REVOKED && referral.endedAs == how) {
            return answer(referral);
        }
        var live = Attempt.live(referral.id);
        if (live.isEmpty()) {
            course.end(referral, ReferralState.REVOKED, how, me.id);
        } else if (live.get().state == AttemptState.REQUESTED || live.get().state == AttemptState.RECEIVED) {
            course.take(referral, live.get(), Step.WITHDRAW, By.officer(me.id), Said.because(how));
        } else {
            throw new Refusal("ask-the-hospital");
        }
        return answer(referral);
    }

    @PUT
    @Path("cancel-request")
    @Transactional
    @Operation(operationId = "requestReferralCancellation", summary = "Ask the hospital to let go", description = "Once it has accepted: it confirms or refuses, and somebody on duty is paged when it does neither. A repeat with the same number asks once.")
    @APIResponse(responseCode = "200", description = "Asked; as it is now.")
    @APIResponse(responseCode = "409", description = "nobody-has-accepted.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<ReferralView> cancel(UUID id, @NotNull @Valid CancelRequestBody body) {
        var me = Person.of(caller);
        var referral = requester.lock(id);
        if (!referral.isOpen()) {
            return answer(referral); // a late repeat, or an answer to it that was quicker
        }
        var attempt = Requester.decided(referral);
        if (body.number() > attempt.presentCancelAsk()) {
            if (body.number() != attempt.nextCancelAsk() || attempt.isCancelAsked()) {
                throw Refusal.field("/number", "next-number");
            }
            course.take(referral, attempt, Step.ASK_CANCEL, By.officer(me.id), Said.because(body.reason()));
        }
        return answer(referral);
    }

    @PUT
    @Path("resumption")
    @Transactional
    @Operation(operationId = "resumeReferral", summary = "Ask hospitals again", description = "After people had taken over: every hospital may be asked anew, but for those that said it is not theirs. A repeat with the same number begins no other attempt.")
    @APIResponse(responseCode = "200", description = "As it is now.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<ReferralView> resume(UUID id, @NotNull @Valid ResumptionBody body) {
        var me = Person.of(caller);
        var referral = requester.lock(id);
        if (body.attempt() > referral.attempts) {
            if (body.attempt() != referral.attempts + 1) {
                throw Refusal.field("/attempt", "next-number");
            }
            course.resume(referral, me.id);
        }
        return answer(referral);
    }

    @PUT
    @Path("entered-in-error")
    @Transactional
    @RolesAllowed("supervisor")
    @Operation(operationId = "correctReferral", summary = "Mark a referral as entered in error", description = "By a supervisor, whatever its state while it has not ended. A hospital that was asked, or has the person, is told; who did what stays written down.")
    @APIResponse(responseCode = "200", description = "Marked.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<ReferralView> correct(UUID id) {
        var me = Person.of(caller);
        var referral = requester.lock(id);
        if (referral.state != ReferralState.ENTERED_IN_ERROR) {
            Attempt.live(referral.id).ifPresentOrElse(
                    live -> course.take(referral, live, Step.CORRECT, By.supervisor(me.id), Said.because(Ending.ERROR)),
                    () -> course.end(referral, ReferralState.ENTERED_IN_ERROR, Ending.ERROR, me.id));
        }
        return answer(referral);
    }

    @PUT
    @Path("attempts/{number}/manual-acknowledgement")
    @Transactional
    @Operation(operationId = "acknowledgeReferralByTelephone", summary = "Write down what a hospital answered by telephone", description = "Who answered, when, and which number was called. It counts as the hospital's own answer, is marked as what it is, and the hospital's system is told.")
    @APIResponse(responseCode = "200", description = "Written down; as it is now.")
    @APIResponse(responseCode = "409", description = "illegal-transition.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "answered-otherwise.")
    public RestResponse<ReferralView> acknowledge(UUID id, @Min(1) @Max(1000) int number,
            @NotNull @Valid AcknowledgementBody body) {
        var me = Person.of(caller);
        var referral = requester.lock(id);
        var attempt = Attempt.of(referral.id, number);
        var said = body.said(attempt, clock.now());
        var by = By.telephone(me.id);
        var step = body.answer().step;
        if (!attempt.repeats(step, 1, by, said, referral.memberId, vault)) {
            if (said.arriveBy() != null && !said.arriveBy().isAfter(clock.now())) {
                throw Refusal.field("/arriveBy", "not-in-future");
            }
            course.take(referral, attempt, step, by, said);
        }
        return answer(referral);
    }

    private RestResponse<ReferralView> answer(Referral referral) {
        var read = reader.read(referral);
        return preconditions.written(read.view(), referral.version, read.counts(), false);
    }
}
