package cn.zhijia.counselling.group.meeting;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GroupAttendanceBody", examples = "{\"present\": [\"M-COUNSELLOR1\", \"M-MEMBER2\"]}")
record AttendanceBody(
        @NotNull @Size(max = 32) @Schema(required = true, description = "Numbers of all who came, those who led included.") List<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String> present) {
}
