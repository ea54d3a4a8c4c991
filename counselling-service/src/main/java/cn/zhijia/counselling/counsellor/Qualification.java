package cn.zhijia.counselling.counsellor;

import java.time.LocalDate;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A licence or certificate. Sessions are offered up to and including its last day. */
@Embeddable
@Schema(name = "Qualification")
record Qualification(@NotBlank @Size(max = 100) @Schema(required = true, examples = "国家二级心理咨询师") String name,
        @NotNull @Schema(required = true, examples = "2028-12-31", description = "The last day on which it is valid.") LocalDate expiresOn) {
}
