package cn.zhijia.counselling.hospital;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "HospitalPage")
record HospitalPage(@Schema(required = true, maxItems = 100) List<HospitalView> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
