package cn.zhijia.education.term;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Term", examples = "{\"id\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0021\", \"union\": \"shunyi\", \"ordinal\": 8, \"year\": 2025, \"season\": \"AUTUMN\", \"name\": \"慧企学堂 第8期\", \"opens\": \"2025-08-01T01:00:00Z\", \"closes\": \"2025-08-29T10:00:00Z\", \"promotionCloses\": \"2025-09-05T10:00:00Z\", \"zone\": \"Asia/Shanghai\", \"waitlist\": \"OPEN\", \"promotion\": \"OPEN\", \"imported\": false, \"seats\": {\"quota\": 100, \"taken\": 2, \"waiting\": 0, \"asOf\": \"2025-08-02T02:00:00Z\"}}")
record TermView(@Schema(required = true) UUID id, @Schema(required = true, maxLength = 64) String union,
        @Schema(required = true, minimum = "1", maximum = "999") int ordinal,
        @Schema(required = true, minimum = "2000", maximum = "2100") int year,
        @Schema(required = true, description = "Extensible.") Season season,
        @Schema(required = true, maxLength = 100) String name, @Schema(required = true) Instant opens,
        @Schema(required = true) Instant closes, @Schema(required = true) Instant promotionCloses,
        @Schema(required = true, maxLength = 64) String zone,
        @Schema(required = true) Term.Waitlist waitlist, @Schema(required = true) Term.Promotion promotion,
        @Schema(description = "When the last seat was first taken; stays when a seat is freed later.") Instant firstFilledAt,
        @Schema(minimum = "1", maximum = "10000", description = "Calendar days in the zone from the opening to firstFilledAt, first and last included.") Integer daysToFill,
        @Schema(required = true, description = "Of before the product, entered by history import.") boolean imported,
        @Schema(required = true) Seats seats) {

    private static TermView of(Term t, Seats seats) {
        return new TermView(t.id, t.unionId, t.ordinal, t.year, t.season, t.name, t.opens, t.closes, t.promotionCloses, t.zone,
                t.waitlist, t.promotion, t.firstFilledAt, t.daysToFill(), t.imported(), seats);
    }

    static TermView of(Term term) {
        return of(List.of(term)).get(0);
    }

    static List<TermView> of(List<Term> terms) {
        var seats = Seats.ofTerms(terms.stream().map(t -> t.id).toList());
        return terms.stream().map(t -> of(t, seats.get(t.id))).toList();
    }
}
