package cn.zhijia.counselling;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AppointmentPage")
record AppointmentPage(@Schema(required = true, maxItems = 100) List<AppointmentView> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
