package cn.zhijia.counselling.statistics;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CounsellingQuarter", description = "Counts of people, rounded to five. An absent count may not be told: fewer than ten people, nobody among them, or it would follow from the others.")
record QuarterView(@Schema(required = true, maxLength = 7, examples = "2026-Q1") String quarter,
        @Schema(required = true, description = "The moment of counting; it is never repeated.") Instant frozenAt,
        @Schema(required = true, maxItems = 1000, description = "ATTENDED: had a session in the quarter; BOOKED: had booked one only.") List<UnionLine> appointments,
        @Schema(required = true, maxItems = 20) List<Screened> instruments) {

    @Schema(name = "CounsellingScreened", description = "Of each person the last answers in the quarter, outside of screenings, which have results of their own. DECLINED: without a result.")
    record Screened(@Schema(required = true, maxLength = 32, examples = "phq-9") String instrument,
            @Schema(required = true, maxItems = 1000) List<UnionLine> lines) {

        Screened only(List<String> unions) {
            return new Screened(instrument, QuarterView.only(lines, unions));
        }
    }

    /** For whoever acts for these unions: their lines, there or not, and the city's. */
    QuarterView only(List<String> unions) {
        return new QuarterView(quarter, frozenAt, only(appointments, unions),
                instruments.stream().map(s -> s.only(unions)).toList());
    }

    private static List<UnionLine> only(List<UnionLine> lines, List<String> unions) {
        var city = lines.get(lines.size() - 1);
        var bands = city.bands().stream().map(UnionLine.Count::band).toList();
        var own = unions.stream().sorted().map(union -> lines.stream().filter(line -> union.equals(line.union())).findFirst()
                .orElse(UnionLine.untold(union, bands)));
        return Stream.concat(own, Stream.of(city)).toList();
    }
}
