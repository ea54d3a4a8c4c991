package cn.zhijia.counselling.duty;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DutyRoster", description = "Every shift of the days that were asked for, also those that nobody has.")
record DutyRoster(@Schema(required = true, maxItems = 93) List<DutyView> items) {
}
