package cn.zhijia.counselling.instrument.campaign;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.instrument.Catalogue;
import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.kit.Refusal;

@Schema(name = "CampaignBody", examples = "{\"union\": \"bus\", \"title\": \"春季心理普测\", \"version\": 1, \"opensAt\": \"2026-12-01T00:00:00Z\", \"closesAt\": \"2026-12-14T16:00:00Z\", \"departments\": [{\"code\": \"fleet-10\", \"name\": \"第十车队\"}, {\"code\": \"fleet-11\", \"name\": \"第十一车队\"}]}")
record CampaignBody(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") @Schema(required = true, examples = "bus", description = "Its members are asked.") String union,
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "春季心理普测") String title,
        @NotNull @Min(1) @Max(1000) @Schema(required = true, description = "Of the instrument.") Integer version,
        @NotNull @Schema(required = true, examples = "2026-12-01T00:00:00Z") Instant opensAt,
        @NotNull @Schema(required = true, examples = "2026-12-14T16:00:00Z", description = "Later than opensAt. What has been answered by then is counted once, for ever.") Instant closesAt,
        @NotNull @Size(min = 1, max = 50) @Schema(required = true) List<@NotNull @Valid Department> departments) {

    void check(String instrument) {
        var asked = Catalogue.version(instrument, version).orElseThrow(() -> Refusal.field("/version", "unknown-version"));
        if (!asked.instrument().isAskedByMember()) {
            throw Refusal.field("/version", "not-self-report");
        }
        Reach.check("/opensAt", opensAt);
        Reach.check("/closesAt", closesAt);
        if (!closesAt.isAfter(opensAt)) {
            throw Refusal.field("/closesAt", "not-after-start");
        }
        if (departments.stream().map(Department::code).distinct().count() < departments.size()) {
            throw Refusal.field("/departments", "twice");
        }
    }
}
