package cn.zhijia.counselling;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AppointmentChanges", description = "My appointments in the order of their last change, cancelled ones included.")
record AppointmentChanges(@Schema(required = true, maxItems = 100) List<AppointmentView> items,
        @Schema(required = true, maxLength = 500, description = "Pass as changedSince next time.") String changedSince,
        @Schema(required = true, description = "Whether there is more to fetch at once.") boolean more) {
}
