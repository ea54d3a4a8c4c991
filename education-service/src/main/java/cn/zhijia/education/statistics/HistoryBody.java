package cn.zhijia.education.statistics;

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

import cn.zhijia.education.term.TermTime;
import cn.zhijia.kit.Refusal;

@Schema(name = "HistoryImportInput", examples = "{\"union\": \"shunyi\", \"ordinal\": 7, \"year\": 2025, \"season\": \"SPRING\", \"name\": \"慧企学堂 第7期（2025年春季班）\", \"opened\": \"2025-02-17T01:00:00Z\", \"firstFilled\": \"2025-02-22T08:30:00Z\", \"closed\": \"2025-02-28T10:00:00Z\", \"zone\": \"Asia/Shanghai\", \"seats\": 100, \"source\": \"劳动午报\", \"offerings\": [{\"id\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0061\", \"programme\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0011\", \"enrolled\": 100}]}")
record HistoryBody(@Schema(required = true, maxLength = 64) @NotBlank @Size(max = 64) String union,
        @Schema(required = true, minimum = "1", maximum = "999") @NotNull @Min(1) @Max(999) Integer ordinal,
        @Schema(required = true, minimum = "2000", maximum = "2100") @NotNull @Min(2000) @Max(2100) Integer year,
        @Schema(required = true, maxLength = 8, description = "SPRING or AUTUMN.") @NotNull @Pattern(regexp = "SPRING|AUTUMN") String season,
        @Schema(required = true, maxLength = 100) @NotBlank @Size(max = 100) String name,
        @Schema(required = true) @NotNull Instant opened,
        @Schema(description = "When the last seat was first taken; absent when it never was, or nobody knows.") Instant firstFilled,
        @Schema(required = true) @NotNull Instant closed,
        @Schema(required = true, maxLength = 64, description = "IANA zone of a place (Area/City, no offset) in which days are counted.") @NotBlank @Size(max = 64) String zone,
        @Schema(required = true, minimum = "0", maximum = "50000") @NotNull @Min(0) @Max(50_000) Integer seats,
        @Schema(required = true, maxLength = 300, description = "Where the figures come from.") @NotBlank @Size(max = 300) String source,
        @Schema(required = true, minItems = 1, maxItems = 500) @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid HistoryOffering> offerings) {

    /** Refuses what is out of range or order, not past, or more enrolled than seats. */
    void requireSense(Instant now) {
        TermTime.requireInRange("/opened", opened);
        TermTime.requireInRange("/firstFilled", firstFilled);
        TermTime.requireInRange("/closed", closed);
        TermTime.requireZone("/zone", zone);
        if (!opened.isBefore(closed)) {
            throw Refusal.field("/closed", "not-after-opening");
        }
        if (!closed.isBefore(now)) {
            throw Refusal.field("/closed", "not-past");
        }
        if (firstFilled != null && (firstFilled.isBefore(opened) || firstFilled.isAfter(closed))) {
            throw Refusal.field("/firstFilled", "outside-term");
        }
        if (enrolled() > seats) {
            throw Refusal.field("/seats", "fewer-than-enrolled");
        }
        if (offerings.stream().map(HistoryOffering::id).distinct().count() < offerings.size()
                || offerings.stream().map(HistoryOffering::programme).distinct().count() < offerings.size()) {
            throw Refusal.field("/offerings", "chosen-twice");
        }
    }

    int enrolled() {
        return offerings.stream().mapToInt(HistoryOffering::enrolled).sum();
    }
}
