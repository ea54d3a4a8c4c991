package cn.zhijia.counselling.referral;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a need is none any more. */
@Schema(name = "ReferralEnding", description = "Extensible.")
public enum Ending {
    /** The requester has thought better of it, or the member does not want it. */
    WITHDRAWN,
    /** Taken care of otherwise, such as by an ambulance. */
    RESOLVED,
    DUPLICATE,
    /** A hospital has reported the outcome. */
    TREATED,
    /** It should never have been. */
    ERROR,
    /** The member's data was erased. */
    ERASED
}
