package cn.zhijia.counselling.crisis.closing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CrisisDisclosureBody", examples = "{\"to\": \"RELATIVE\", \"danger\": \"本人失联，此前提到具体计划。\", \"reason\": \"无法联系本人，家属可立即到场。\", \"told\": \"请立即回家看望，并与我们通话。\"}")
record DisclosureBody(@NotNull @Schema(required = true) Outsider to,
        @NotBlank @Size(max = 500) @Schema(required = true, minLength = 1, maxLength = 500, description = "What threatened.") String danger,
        @NotBlank @Size(max = 500) @Schema(required = true, minLength = 1, maxLength = 500, description = "Why it could not be averted otherwise.") String reason,
        @NotBlank @Size(max = 500) @Schema(required = true, minLength = 1, maxLength = 500, description = "The words that were said: as few as could be. The member reads them afterwards.") String told) {

    @Override
    public String toString() {
        return "DisclosureBody"; // never what it says
    }
}
