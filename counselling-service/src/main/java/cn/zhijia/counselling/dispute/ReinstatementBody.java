package cn.zhijia.counselling.dispute;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReinstatementBody", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-00000000000c\", \"reason\": \"误点取消，来访者仍要参加\"}")
record ReinstatementBody(
        @NotNull @Schema(required = true, description = "Chosen by the client, new for every reinstatement: a late repeat of an earlier one changes nothing.") UUID attempt,
        @NotBlank @Size(max = 200) @Schema(required = true, description = "The member reads it in the access log.") String reason) {
}
