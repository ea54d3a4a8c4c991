package cn.zhijia.counselling.station;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CarerList")
record CarerList(@Schema(required = true, maxItems = 100) List<CarerView> items) {
}
