package cn.zhijia.events.praise.wheel;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A field of the wheel. */
@Embeddable
@Schema(name = "PraiseWheelQuality")
record Quality(
        @Column(name = "label_id") @NotNull @Schema(required = true, description = "A label of /v1/praise-labels.") UUID label,
        @Column(name = "weight") @NotNull @Min(1) @Max(10) @Schema(required = true, description = "How much room it takes, in parts of the sum.") Integer weight) {
}
