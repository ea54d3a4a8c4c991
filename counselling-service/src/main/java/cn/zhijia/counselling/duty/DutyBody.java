package cn.zhijia.counselling.duty;

import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

/** Who is on duty. */
@Schema(name = "DutyShiftBody", examples = "{\"primary\": \"M-DUTY1\", \"backup\": \"M-SUPERVISOR1\"}")
record DutyBody(
        @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(examples = "M-DUTY1", description = "Called first. Absent: the shift is a gap, and the administrators are warned of it.") String primary,
        @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(examples = "M-SUPERVISOR1", description = "Called next; first, where there is no primary.") String backup) {

    void check() {
        if (primary != null && primary.equals(backup)) {
            throw Refusal.field("/backup", "two-people");
        }
    }
}
