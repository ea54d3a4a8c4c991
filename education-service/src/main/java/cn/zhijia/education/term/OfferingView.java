package cn.zhijia.education.term;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.education.catalogue.Level;

@Schema(name = "Offering", examples = "{\"id\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0031\", \"term\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0021\", \"programme\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0011\", \"name\": \"行政管理\", \"level\": \"BACHELOR\", \"place\": \"顺义区总工会职工大学\", \"seats\": {\"quota\": 20, \"taken\": 1, \"waiting\": 0, \"asOf\": \"2025-08-02T02:00:00Z\"}}")
record OfferingView(@Schema(required = true) UUID id, @Schema(required = true) UUID term,
        @Schema(required = true) UUID programme, @Schema(required = true, maxLength = 100) String name,
        @Schema(required = true, description = "Of the day it was offered. Extensible.") Level level,
        @Schema(maxLength = 100) String place, @Schema(description = "Absent in an imported term.") Seats seats) {

    static OfferingView of(Offering offering, boolean imported) {
        return of(List.of(offering), imported).get(0);
    }

    /** Those of one term. */
    static List<OfferingView> of(List<Offering> offerings, boolean imported) {
        Map<UUID, Seats> seats = imported ? Map.of() : Seats.ofOfferings(offerings.stream().map(o -> o.id).toList());
        return offerings.stream().map(
                o -> new OfferingView(o.id, o.termId, o.programmeId, o.name, o.level, o.place, seats.get(o.id))).toList();
    }

    /** The counts as one number, for an ETag that changes with them. */
    long tag() {
        return seats == null ? 0 : seats.tag();
    }
}
