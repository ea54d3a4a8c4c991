package cn.zhijia.education;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ApplicationChanges", description = "What has changed, in the order of the last change.")
record ApplicationChanges(@Schema(required = true, maxItems = 100) List<ApplicationView> items,
        @Schema(required = true, maxLength = 1000, description = "Pass as changedSince next time.") String changedSince,
        @Schema(required = true, description = "Whether there is more to fetch at once.") boolean more) {
}
