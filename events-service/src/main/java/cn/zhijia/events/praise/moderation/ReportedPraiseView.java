package cn.zhijia.events.praise.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.Praise;
import cn.zhijia.events.praise.label.PraiseLabel;

/** A praise that was reported, as the organizers of the event's union see it: they may have to speak with both. */
@Schema(name = "ReportedPraise")
record ReportedPraiseView(
        @Schema(required = true) UUID id,
        @Schema(maxLength = 64, examples = "M-MEMBER1") String fromMemberNo,
        @Schema(maxLength = 100) String fromName,
        @Schema(maxLength = 64, examples = "M-MEMBER2") String toMemberNo,
        @Schema(maxLength = 100) String toName,
        @Schema(required = true) UUID label,
        @Schema(required = true, maxLength = 60) String word,
        @Schema(maxLength = 30, description = "Absent when it is withdrawn.") String note,
        @Schema(required = true, description = "Its giver has withdrawn it since.") boolean withdrawn,
        @Schema(required = true) Instant reportedAt,
        @Schema(required = true, maxItems = 20, description = "What the first twenty said; who they are is not told.") List<String> reasons,
        @Schema(description = "Absent until it is decided.") Praise.Decision decision) {

    static ReportedPraiseView of(Tuple row, List<String> reasons, Locale language) {
        var decision = row.get("decision", String.class);
        return new ReportedPraiseView(row.get("id", UUID.class), row.get("from_no", String.class),
                row.get("from_name", String.class), row.get("to_no", String.class), row.get("to_name", String.class),
                row.get("label_id", UUID.class),
                PraiseLabel.word(language, row.get("zh", String.class), row.get("en", String.class)),
                row.get("note", String.class), row.get("withdrawn", Boolean.class), row.get("reported_at", Instant.class),
                reasons,
                decision == null ? null : Praise.Decision.valueOf(decision));
    }
}
