package cn.zhijia.counselling.hospital;

import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far it is from a station; where nothing is said, farther than from any other. */
@Embeddable
@Schema(name = "HospitalDistance")
public record Distance(@NotNull @Schema(required = true) UUID station,
        @NotNull @Min(0) @Max(5_000_000) @Schema(required = true, examples = "12500") Integer metres) {
}
