package cn.zhijia.counselling.access;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "BreakGlassBody", examples = "{\"memberNo\": \"M-MEMBER1\", \"reason\": \"来电求助后失联，需要了解上次约定的安全计划。\"}")
record BreakGlassBody(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, maxLength = 32, pattern = "^[A-Za-z0-9-]{1,32}$", examples = "M-MEMBER1") String memberNo,
        @NotBlank @Size(min = 10, max = 500) @Schema(required = true, minLength = 10, maxLength = 500, description = "Why now, in words. The member and the reviewing supervisor can read it.") String reason,
        @Schema(description = "An open crisis case of this member, if there is one.") UUID caseId) {

    @Override
    public String toString() {
        return "BreakGlassBody"; // never what it says
    }
}
