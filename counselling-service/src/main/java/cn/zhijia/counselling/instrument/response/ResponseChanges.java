package cn.zhijia.counselling.instrument.response;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ResponseChanges", description = "My answers to instruments in the order of their last change.")
record ResponseChanges(@Schema(required = true, maxItems = 100) List<ResponseView> items,
        @Schema(required = true, maxLength = 500, description = "Pass as changedSince next time.") String changedSince,
        @Schema(required = true, description = "Whether there is more to fetch at once.") boolean more) {
}
