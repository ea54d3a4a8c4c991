package cn.zhijia.education.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SchoolInput", examples = "{\"key\": \"ouc\", \"name\": \"国家开放大学\"}")
record SchoolBody(
        @Schema(required = true, maxLength = 32, description = "Short name, unique; the claim school of its registrars.") @NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String key,
        @Schema(required = true, maxLength = 100) @NotBlank @Size(max = 100) String name) {
}
