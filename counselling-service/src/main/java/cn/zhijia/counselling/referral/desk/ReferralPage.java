package cn.zhijia.counselling.referral.desk;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReferralPage")
record ReferralPage(@Schema(required = true, maxItems = 100) List<ReferralSummary> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
