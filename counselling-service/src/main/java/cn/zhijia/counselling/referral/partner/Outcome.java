package cn.zhijia.counselling.referral.partner;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReferralOutcome")
enum Outcome {
    ADMITTED,
    OUTPATIENT,
    TRANSFERRED,
    BACK_TO_COUNSELLING,
    TREATMENT_DECLINED,
    NO_NEED
}
