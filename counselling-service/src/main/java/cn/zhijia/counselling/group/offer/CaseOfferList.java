package cn.zhijia.counselling.group.offer;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CaseOfferList")
record CaseOfferList(@Schema(required = true, maxItems = 64) List<CaseOfferView> items) {
}
