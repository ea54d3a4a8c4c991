package cn.zhijia.counselling.crisis.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CrisisImpedimentBody", examples = "{\"reason\": \"MISSING\", \"words\": \"手机关机，家中无人，已请民警寻找。\"}")
record ImpedimentBody(@NotNull @Schema(required = true) Impediment.Reason reason,
        @NotBlank @Size(max = 500) @Schema(required = true, minLength = 1, maxLength = 500, description = "How that is known. Sealed. The second person sends the same.") String words) {

    @Override
    public String toString() {
        return "ImpedimentBody"; // never what it says
    }
}
