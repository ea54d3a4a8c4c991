package cn.zhijia.counselling.crisis;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 我现在需要帮助, or somebody else does. */
@Schema(name = "CrisisCallBody", examples = "{}")
record CrisisCallBody(
        @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(examples = "M-MEMBER1", description = "Who needs help; absent for oneself. For counsellors, and for the duty officer at the telephone.") String memberNo,
        @Size(max = 500) @Schema(description = "Anything that whoever is on duty should know. Sealed; may be left out.") String words) {

    @Override
    public String toString() {
        return "CrisisCallBody"; // never what it says
    }
}
