package cn.zhijia.counselling.instrument.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Campaign", description = "Who is asked, and when. It says nothing about who, or how many, have answered.")
record CampaignView(@Schema(required = true) UUID id, @Schema(required = true, maxLength = 32) String instrument,
        @Schema(required = true, minimum = "1") int version, @Schema(required = true, maxLength = 64) String union,
        @Schema(required = true, maxLength = 100) String title, @Schema(required = true) CampaignState state,
        @Schema(required = true) Instant opensAt, @Schema(required = true) Instant closesAt,
        @Schema(required = true, maxItems = 50) List<Department> departments) {

    static CampaignView of(Campaign c, Instant now) {
        return new CampaignView(c.id, c.instrument, c.instrumentVersion, c.unionId, c.title, c.stateAt(now), c.opensAt,
                c.closesAt, List.copyOf(c.departments));
    }
}
