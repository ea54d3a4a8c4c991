package cn.zhijia.counselling.family;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a worker names as a member of the family. */
@Schema(name = "FamilyTieBody", examples = "{\"memberNo\": \"M-MEMBER41\"}")
record TieBody(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, examples = "M-MEMBER41", description = "Of the member of the family. Whether anybody has it is not told.") String memberNo) {
}
