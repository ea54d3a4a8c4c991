package cn.zhijia.counselling.instrument.campaign;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CampaignPage")
record CampaignPage(@Schema(required = true, maxItems = 100) List<CampaignView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
