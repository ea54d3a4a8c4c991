package cn.zhijia.counselling.crisis.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CrisisPlanBody", examples = "{\"text\": \"今晚由妹妹陪伴；药品交由她保管；明早九点再通话；拨打12356。\"}")
record PlanBody(
        @NotBlank @Size(max = 5000) @Schema(required = true, minLength = 1, maxLength = 5000, description = "The safety plan. Sealed; never a diagnosis.") String text) {

    @Override
    public String toString() {
        return "PlanBody"; // never what it says
    }
}
