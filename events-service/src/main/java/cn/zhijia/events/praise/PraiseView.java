package cn.zhijia.events.praise;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.label.PraiseLabel;

/** A praise as those see it who were there; others, with the recipient's consent, without its giver and without numbers. */
@Schema(name = "Praise")
record PraiseView(
        @Schema(required = true) UUID id,
        @Schema(description = "Who gave it; only for those who were there.") Somebody from,
        @Schema(required = true) Somebody to,
        @Schema(required = true) UUID label,
        @Schema(required = true, maxLength = 60, examples = "善良") String word,
        @Schema(maxLength = 30, examples = "夜班时总记得给大家留一盏灯") String note,
        @Schema(required = true) Instant givenAt) {

    @Schema(name = "PraisePerson")
    record Somebody(@Schema(maxLength = 64, examples = "M-MEMBER2") String memberNo,
            @Schema(maxLength = 100) String name) {
    }

    static PraiseView of(Tuple row, boolean present, Locale language) {
        var from = new Somebody(row.get("from_no", String.class), row.get("from_name", String.class));
        var to = new Somebody(present ? row.get("to_no", String.class) : null, row.get("to_name", String.class));
        return new PraiseView(row.get("id", UUID.class), present ? from : null, to, row.get("label_id", UUID.class),
                PraiseLabel.word(language, row.get("zh", String.class), row.get("en", String.class)),
                row.get("note", String.class), row.get("given_at", Instant.class));
    }
}
