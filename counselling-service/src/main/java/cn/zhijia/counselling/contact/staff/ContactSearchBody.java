package cn.zhijia.counselling.contact.staff;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ContactSearchBody", examples = "{\"phone\": \"139 1234 5678\", \"reason\": \"来电者情绪激动后挂断，需要确认身份并回拨。\"}")
record ContactSearchBody(
        @NotNull @Size(min = 7, max = 30) @Schema(required = true, minLength = 7, maxLength = 30, examples = "139 1234 5678", description = "However it is written.") String phone,
        @NotBlank @Size(min = 10, max = 500) @Schema(required = true, minLength = 10, maxLength = 500, description = "Why, in words. Everybody who is found can read it.") String reason) {

    @Override
    public String toString() {
        return "ContactSearchBody"; // never what it says
    }
}
