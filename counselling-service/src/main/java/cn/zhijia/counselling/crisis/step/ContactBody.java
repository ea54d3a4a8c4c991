package cn.zhijia.counselling.crisis.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CrisisContactBody", examples = "{\"reached\": true, \"note\": \"已通话，本人在家，有家人陪伴。\"}")
record ContactBody(
        @NotNull @Schema(required = true, description = "false: tried in vain, it is due again later.") Boolean reached,
        @NotBlank @Size(max = 2000) @Schema(required = true, minLength = 1, maxLength = 2000, description = "Sealed.") String note) {

    @Override
    public String toString() {
        return "ContactBody"; // never what it says
    }
}
