package cn.zhijia.events.praise.label;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PraiseLabel")
record LabelView(
        @Schema(required = true) UUID id,
        @Schema(required = true, minimum = "1", maximum = "10000") int place,
        @Schema(required = true, maxLength = 20, examples = "善良") String zh,
        @Schema(required = true, maxLength = 60, examples = "Kindness") String en,
        @Schema(maxLength = 20, examples = "仁爱") String virtue,
        @Schema(maxLength = 200, examples = "Peterson & Seligman, Character Strengths and Virtues (2004), VIA classification") String source,
        @Schema(required = true, description = "No longer to be chosen; praises given before keep it.") boolean retired) {

    static LabelView of(PraiseLabel l) {
        return new LabelView(l.id, l.place, l.zh, l.en, l.virtue, l.source, l.retired);
    }
}
