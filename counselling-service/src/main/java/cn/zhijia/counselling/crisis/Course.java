package cn.zhijia.counselling.crisis;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import cn.zhijia.kit.Refusal;

/** 进程: how far a case has come, and on what that rests. */
@Embeddable
public class Course {

    @Enumerated(EnumType.STRING)
    CaseState state;
    /** The screener that was asked; a response of the member. */
    public UUID assessmentId;
    public Instant assessedAt;
    /** What two people say stands in the way of it, the latest of them. */
    public UUID impedimentId;
    /** The referral, where it was drafted in an emergency. */
    UUID emergencyId;

    boolean isAskedSince(Instant asked) {
        return assessedAt != null && !asked.isAfter(assessedAt);
    }

    private boolean isAssessed() {
        return assessmentId != null || impedimentId != null;
    }

    /** Refuses where somebody could be asked, or has been. */
    public void requireUnasked() {
        goesOn(CaseState.ACKNOWLEDGED);
        if (assessmentId != null) {
            throw new Refusal("assessed-already");
        }
    }

    /** Whoever was not assessed is referred in danger of life alone. */
    void mayBeReferred(boolean emergency) {
        goesOn(CaseState.ACKNOWLEDGED);
        if (!emergency && !isAssessed()) {
            throw new Refusal("not-assessed");
        }
    }

    /** Whether the case comes to this state now; not where it has come so far before, and the same is done once more. */
    boolean advance(CaseState to) {
        if (state.next().contains(to)) {
            state = to;
            return true;
        }
        goesOn(to);
        return false;
    }

    /** What may be done again from a state on, until the case is closed. */
    void goesOn(CaseState from) {
        if (state.compareTo(from) < 0 || state == CaseState.CLOSED) {
            throw Refusal.illegalTransition(state, state.next());
        }
    }
}
