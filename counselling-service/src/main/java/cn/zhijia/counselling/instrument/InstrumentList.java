package cn.zhijia.counselling.instrument;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "InstrumentList")
record InstrumentList(@Schema(required = true, maxItems = 50) List<InstrumentSummary> items) {
}
