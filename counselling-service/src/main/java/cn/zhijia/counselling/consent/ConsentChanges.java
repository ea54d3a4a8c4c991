package cn.zhijia.counselling.consent;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ConsentChanges", description = "My consents in the order of their last change, withdrawn ones too.")
record ConsentChanges(@Schema(required = true, maxItems = 100) List<ConsentView> items,
        @Schema(required = true, maxLength = 500, description = "Pass as changedSince next time.") String changedSince,
        @Schema(required = true, description = "Whether there is more to fetch at once.") boolean more) {
}
