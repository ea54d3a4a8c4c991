package cn.zhijia.education.term;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

@Schema(name = "TermInput", examples = "{\"union\": \"shunyi\", \"ordinal\": 8, \"year\": 2025, \"season\": \"AUTUMN\", \"name\": \"慧企学堂 第8期\", \"opens\": \"2025-08-01T01:00:00Z\", \"closes\": \"2025-08-29T10:00:00Z\", \"promotionCloses\": \"2025-09-05T10:00:00Z\", \"zone\": \"Asia/Shanghai\", \"waitlist\": \"OPEN\", \"promotion\": \"OPEN\"}")
record TermBody(
        @Schema(required = true, maxLength = 64, description = "The union that owns the term.") @NotBlank @Size(max = 64) String union,
        @Schema(required = true, minimum = "1", maximum = "999", description = "第N期: data, never computed; unique in the union.") @NotNull @Min(1) @Max(999) Integer ordinal,
        @Schema(required = true, minimum = "2000", maximum = "2100") @NotNull @Min(2000) @Max(2100) Integer year,
        @Schema(required = true, description = "Extensible.") @NotNull Season season,
        @Schema(required = true, maxLength = 100) @NotBlank @Size(max = 100) String name,
        @Schema(required = true, description = "Submissions are taken from this moment. 2000-01-01 to 2200-01-01, like all of a term's dates.") @NotNull Instant opens,
        @Schema(required = true, description = "Submissions are taken up to, not including, this moment.") @NotNull Instant closes,
        @Schema(required = true, description = "Freed seats go to those who wait up to, not including, this moment; not before closes.") @NotNull Instant promotionCloses,
        @Schema(required = true, maxLength = 64, description = "IANA zone of a place (Area/City, no offset) in which days are counted.") @NotBlank @Size(max = 64) String zone,
        @Schema(description = "CLOSED: those who find no seat are refused with term-full. OPEN when absent.") Term.Waitlist waitlist,
        @Schema(description = "FROZEN: freed seats are kept for those who wait until it is OPEN again. OPEN when absent.") Term.Promotion promotion) {

    TermBody {
        waitlist = waitlist == null ? Term.Waitlist.OPEN : waitlist;
        promotion = promotion == null ? Term.Promotion.OPEN : promotion;
        opens = micros(opens);
        closes = micros(closes);
        promotionCloses = micros(promotionCloses);
    }

    /** Refuses what single fields cannot show: dates out of range or order, a zone that is none. */
    void requireSense() {
        TermTime.requireInRange("/opens", opens);
        TermTime.requireInRange("/closes", closes);
        TermTime.requireInRange("/promotionCloses", promotionCloses);
        if (!opens.isBefore(closes)) {
            throw Refusal.field("/closes", "not-after-opening");
        }
        if (promotionCloses.isBefore(closes)) {
            throw Refusal.field("/promotionCloses", "before-close");
        }
        TermTime.requireZone("/zone", zone);
    }

    /** As the database keeps it, so that a repeat equals what is stored. */
    private static Instant micros(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }
}
