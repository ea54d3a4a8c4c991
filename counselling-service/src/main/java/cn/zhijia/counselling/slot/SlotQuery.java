package cn.zhijia.counselling.slot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import cn.zhijia.kit.Refusal;

/** What somebody looks for. Days are those of Asia/Shanghai, both included. Without a counsellor: any counsellor. */
public record SlotQuery(
        @QueryParam("from") @Parameter(description = "First day in Asia/Shanghai; today when absent.") LocalDate from,
        @QueryParam("to") @Parameter(description = "Last day, at most 30 days after the first; 13 days after it when absent.") LocalDate to,
        @QueryParam("modality") Modality modality,
        @QueryParam("station") @Parameter(description = "Only on site in this station.") UUID station,
        @QueryParam("counsellor") @Parameter(description = "Absent: any counsellor.") UUID counsellor,
        @QueryParam("topic") @Parameter(description = "A topic code of the counsellors, such as SLEEP.", schema = @Schema(maxLength = 32, pattern = "^[A-Z][A-Z_]{1,31}$")) String topic,
        @QueryParam("language") @Parameter(description = "A language tag such as zh-CN.", schema = @Schema(maxLength = 16)) String language) {

    private static final int MOST_DAYS = 31;

    /** With both days filled in; refused when they are out of order or too far apart. */
    SlotQuery on(LocalDate today) {
        var first = from == null ? today : from;
        Reach.check("?from", first);
        Reach.check("?to", to);
        var last = to == null ? first.plusDays(13) : to;
        if (last.isBefore(first)) {
            throw Refusal.field("?to", "before-from");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw Refusal.field("?to", "more-than-31-days");
        }
        if (topic != null && !topic.matches("[A-Z][A-Z_]{1,31}")) {
            throw Refusal.field("?topic", "unreadable-value");
        }
        if (language != null && !language.matches("[A-Za-z0-9-]{2,16}")) {
            throw Refusal.field("?language", "unreadable-value");
        }
        return new SlotQuery(first, last, modality, station, counsellor, topic, language);
    }
}
