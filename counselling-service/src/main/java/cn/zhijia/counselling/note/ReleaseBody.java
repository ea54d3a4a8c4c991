package cn.zhijia.counselling.note;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NoteReleaseBody", examples = "{\"supervisor\": \"M-SUPERVISOR1\"}")
record ReleaseBody(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, maxLength = 32, pattern = "^[A-Za-z0-9-]{1,32}$", description = "The supervisor's memberNo.", examples = "M-SUPERVISOR1") String supervisor) {
}
