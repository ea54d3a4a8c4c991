package cn.zhijia.counselling.group.offer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CaseOfferState")
enum CaseOfferState {
    OFFERED,
    CHOSEN,
    WITHDRAWN
}
