package cn.zhijia.counselling.crisis.reading;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.crisis.closing.DisclosureView;
import cn.zhijia.counselling.instrument.safety.SafetyPage;

@Schema(name = "CrisisCase", description = "To its member: while it is open, that help is on its way; afterwards what was done. To those on duty, and to the member's counsellor: details.")
record CaseView(@Schema(required = true) UUID id, @Schema(required = true) boolean open,
        @Schema(required = true, maxLength = 200, examples = "我们已收到，值班人员会尽快联系。") String text,
        @Schema(description = "For the member, while it is open: whom to call now.") SafetyPage safety,
        @Schema(maxItems = 20, description = "For the member, afterwards: what was done.") List<Milestone> milestones,
        @Schema(maxItems = 100, description = "What was told to somebody outside: for the member afterwards, for those on duty at once.") List<DisclosureView> disclosures,
        @Schema(maxLength = 500, description = "For the member, afterwards: why a referral was drafted without being asked for consent.") String emergency,
        CaseDetails details) {

    @Schema(name = "CrisisMilestone", description = "In plain words.")
    record Milestone(@Schema(required = true) Instant at,
            @Schema(required = true, maxLength = 200, examples = "值班人员与您通了话。") String text) {
    }

    @Override
    public String toString() {
        return "CrisisCase " + id; // never what it says
    }
}
