package cn.zhijia.counselling.referral.desk;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReferralWithdrawalBody", examples = "{\"reason\": \"RESOLVED\"}")
record WithdrawalBody(@NotNull @Schema(required = true) CancelReason reason) {
}
