package cn.zhijia.counselling.referral.partner;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReferralFailure", description = "UNATTENDED before the person arrived, the others afterwards.")
enum Failure {
    /** The person did not come. */
    UNATTENDED,
    /** The person left before it was over. */
    LEFT,
    OTHER
}
