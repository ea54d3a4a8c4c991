package cn.zhijia.counselling.instrument.campaign.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.instrument.Band;
import cn.zhijia.counselling.instrument.Instrument;
import cn.zhijia.counselling.instrument.campaign.Campaign;
import cn.zhijia.counselling.instrument.response.Counted;
import cn.zhijia.counselling.statistics.Disclosure;

/** Counted once, when the screening was over. */
@Schema(name = "CampaignResults", description = "Counts of people, rounded to five. An absent count may not be told: fewer than ten people, nobody among them, or it would follow from the others.")
record ResultsView(@Schema(required = true, description = "The moment of counting; it is never repeated.") Instant frozenAt,
        @Schema(required = true) Line all, @Schema(required = true, maxItems = 50) List<Line> departments) {

    private static final String NO_BAND = "DECLINED";

    @Schema(name = "CampaignLine")
    record Line(@Schema(maxLength = 32, description = "Absent for all departments together.") String department,
            @Schema(minimum = "10") Integer people, @Schema(required = true, maxItems = 20) List<Count> bands) {
    }

    @Schema(name = "CampaignCount")
    record Count(
            @Schema(required = true, maxLength = 32, examples = "MILD", description = "DECLINED: without a result, because a question was declined.") String band,
            @Schema(minimum = "10") Integer people) {
    }

    static ResultsView of(Campaign campaign, Instrument instrument, List<Counted> counted, Instant now) {
        var bands = new ArrayList<>(instrument.bands().stream().map(Band::code).toList());
        bands.add(NO_BAND);
        var departments = campaign.departments.stream().map(d -> d.code()).toList();
        var counts = new int[departments.size()][bands.size()];
        for (var one : counted) {
            counts[departments.indexOf(one.group())][bands.indexOf(one.band() == null ? NO_BAND : one.band())]++;
        }
        var disclosure = new Disclosure(counts);
        var lines = new ArrayList<Line>();
        for (int d = 0; d < departments.size(); d++) {
            lines.add(line(departments.get(d), d, bands, disclosure));
        }
        return new ResultsView(now, line(null, departments.size(), bands, disclosure), lines);
    }

    private static Line line(String department, int row, List<String> bands, Disclosure disclosure) {
        var counts = new ArrayList<Count>();
        for (int b = 0; b < bands.size(); b++) {
            counts.add(new Count(bands.get(b), disclosure.told(row, b)));
        }
        return new Line(department, disclosure.told(row, bands.size()), counts);
    }
}
