package cn.zhijia.counselling.statistics;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CounsellingUnionLine")
record UnionLine(@Schema(maxLength = 64, examples = "shouer", description = "Absent for the whole city.") String union,
        @Schema(minimum = "10") Integer people, @Schema(required = true, maxItems = 20) List<Count> bands) {

    @Schema(name = "CounsellingCount")
    record Count(@Schema(required = true, maxLength = 32, examples = "ATTENDED") String band,
            @Schema(minimum = "10") Integer people) {
    }

    static UnionLine of(String union, int row, List<String> bands, Disclosure disclosure) {
        return new UnionLine(union, disclosure.told(row, bands.size()), IntStream.range(0, bands.size())
                .mapToObj(b -> new Count(bands.get(b), disclosure.told(row, b))).toList());
    }

    /** As for too few people, so that nobody can tell it from nobody at all. */
    static UnionLine untold(String union, List<String> bands) {
        return new UnionLine(union, null, bands.stream().map(b -> new Count(b, null)).toList());
    }
}
