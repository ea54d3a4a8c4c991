package cn.zhijia.counselling.referral;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** As FHIR has them (ServiceRequest.status). */
@Schema(name = "ReferralState")
public enum ReferralState {
    /** No hospital knows of it. */
    DRAFT,
    /** A hospital is asked, or has the person. */
    ACTIVE,
    /** People take over: by telephone, or until there is a hospital to ask again. */
    ON_HOLD,
    COMPLETED,
    REVOKED,
    ENTERED_IN_ERROR;

    static final Set<ReferralState> OPEN = Collections.unmodifiableSet(EnumSet.range(DRAFT, ON_HOLD));

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    Set<ReferralState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(ACTIVE, REVOKED, ENTERED_IN_ERROR);
            case ACTIVE -> EnumSet.of(ON_HOLD, COMPLETED, REVOKED, ENTERED_IN_ERROR);
            case ON_HOLD -> EnumSet.of(ACTIVE, REVOKED, ENTERED_IN_ERROR);
            case COMPLETED, REVOKED, ENTERED_IN_ERROR -> EnumSet.noneOf(ReferralState.class);
        };
    }
}
