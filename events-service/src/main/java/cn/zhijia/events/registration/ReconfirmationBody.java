package cn.zhijia.events.registration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReconfirmationBody", examples = "{\"revision\": 2}")
record ReconfirmationBody(
        @NotNull @Min(1) @Schema(required = true, examples = "2", description = "The revision of the event that the person has seen and agrees to.") Integer revision) {
}
