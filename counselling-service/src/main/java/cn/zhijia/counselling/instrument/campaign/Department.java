package cn.zhijia.counselling.instrument.campaign;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 科室 or 车队: where members say they work. The only dimension a campaign is counted by. */
@Embeddable
@Schema(name = "CampaignDepartment")
public record Department(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, examples = "fleet-10") String code,
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "第十车队") String name) {
}
