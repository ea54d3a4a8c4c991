package cn.zhijia.counselling.referral.desk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReferralCancelReason")
enum CancelReason {
    WITHDRAWN,
    RESOLVED,
    DUPLICATE
}
