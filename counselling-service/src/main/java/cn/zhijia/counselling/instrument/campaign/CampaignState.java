package cn.zhijia.counselling.instrument.campaign;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CampaignState")
enum CampaignState {
    PLANNED,
    OPEN,
    CLOSED
}
