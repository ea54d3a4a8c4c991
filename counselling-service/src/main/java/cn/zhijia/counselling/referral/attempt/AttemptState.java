package cn.zhijia.counselling.referral.attempt;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * As FHIR has them (Task.status). The first five are live; the others stay for ever: there is no way back, only another
 * attempt.
 */
@Schema(name = "ReferralAttemptState")
public enum AttemptState {
    REQUESTED,
    RECEIVED,
    ACCEPTED,
    IN_PROGRESS,
    ON_HOLD,
    REJECTED,
    CANCELLED,
    COMPLETED,
    FAILED,
    ENTERED_IN_ERROR;

    static final Set<AttemptState> LIVE = Collections.unmodifiableSet(EnumSet.range(REQUESTED, ON_HOLD));

    public boolean isLive() {
        return LIVE.contains(this);
    }
}
