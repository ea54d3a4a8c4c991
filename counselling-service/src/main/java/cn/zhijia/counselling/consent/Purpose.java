package cn.zhijia.counselling.consent;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What for. Sharing answers with a counsellor is decided for each response instead, at the response. */
@Schema(name = "ConsentPurpose", description = "Extensible.")
public enum Purpose {
    /** 转介: one hospital each; the recipient is the hospital's id. */
    HOSPITAL_REFERRAL,
    /** 短信提醒: the recipient is {@code sms}. */
    SMS_REMINDERS
}
