package cn.zhijia.counselling.referral.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReferralMessagePage")
record MessagePage(@Schema(required = true, maxItems = 100) List<View> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {

    @Schema(name = "ReferralMessage")
    record View(@Schema(required = true) UUID id,
            @Schema(required = true, description = "Whether the hospital wrote it.") boolean fromHospital,
            @Schema(required = true, maxLength = 2000) String text, @Schema(required = true) Instant at) {

        @Override
        public String toString() {
            return "ReferralMessage"; // never what it says
        }
    }
}
