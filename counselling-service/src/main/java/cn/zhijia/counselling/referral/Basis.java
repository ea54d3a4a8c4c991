package cn.zhijia.counselling.referral;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By what right a hospital may be told. */
@Schema(name = "ReferralBasis")
public enum Basis {
    /** The member agrees. */
    CONSENT,
    /** Life or health is in danger (PIPL article 13 (4)); the member is told afterwards (article 18). */
    EMERGENCY
}
