package cn.zhijia.events.checkin;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ScanBatch")
record BatchView(
        @Schema(required = true, maxItems = 500, description = "In the order in which they were sent.") List<ScanView> items) {
}
