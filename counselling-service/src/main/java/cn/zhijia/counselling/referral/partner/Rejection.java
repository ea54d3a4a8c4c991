package cn.zhijia.counselling.referral.partner;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** "Will not assess" is none: whoever may harm themselves is assessed without delay (精神卫生法 article 28). */
@Schema(name = "ReferralRejection")
public enum Rejection {
    NO_BED,
    OUT_OF_SCOPE,
    NEED_MORE_INFO,
    WRONG_HOSPITAL,
    OTHER
}
