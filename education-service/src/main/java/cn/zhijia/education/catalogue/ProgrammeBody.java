package cn.zhijia.education.catalogue;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ProgrammeInput", examples = "{\"school\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0001\", \"code\": \"120402\", \"name\": \"行政管理\", \"level\": \"BACHELOR\"}")
record ProgrammeBody(@Schema(required = true) @NotNull UUID school,
        @Schema(required = true, maxLength = 32, description = "Unique in its school.") @NotNull @Pattern(regexp = "[A-Za-z0-9.-]{1,32}") String code,
        @Schema(required = true, maxLength = 100) @NotBlank @Size(max = 100) String name,
        @Schema(required = true, description = "JUNIOR_COLLEGE 高起专, BACHELOR 专升本, SHORT_COURSE 非学历. Extensible.") @NotNull Level level) {
}
