package cn.zhijia.counselling.crisis.closing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.crisis.Outcome;

@Schema(name = "CrisisClosingBody", examples = "{\"outcome\": \"STABLE\", \"summary\": \"三次随访情况稳定，已约定后续咨询。\"}")
record ClosingBody(@NotNull @Schema(required = true) Outcome outcome,
        @NotBlank @Size(max = 2000) @Schema(required = true, minLength = 1, maxLength = 2000, description = "Sealed. The second person sends the same.") String summary) {

    @Override
    public String toString() {
        return "ClosingBody"; // never what it says
    }
}
