package cn.zhijia.education.term;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "OfferingPage")
record OfferingPage(@Schema(required = true, maxItems = 100) List<OfferingView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
