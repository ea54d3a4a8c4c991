package cn.zhijia.events.praise.label;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A label as an administrator writes it down. */
@Schema(name = "PraiseLabelBody", examples = "{\"place\": 25, \"zh\": \"认真负责\", \"en\": \"Responsibility\", \"virtue\": \"劳动美\"}")
record LabelBody(
        @NotNull @Min(1) @Max(10_000) @Schema(required = true, description = "Its place in the list.") Integer place,
        @NotBlank @Size(max = 20) @Schema(required = true, examples = "善良") String zh,
        @NotBlank @Size(max = 60) @Schema(required = true, examples = "Kindness") String en,
        @Size(min = 1, max = 20) @Schema(examples = "仁爱", description = "The virtue (美德) it belongs to.") String virtue,
        @Size(min = 1, max = 200) @Schema(description = "Where the word is from.") String source) {

    static LabelBody of(PraiseLabel l) {
        return new LabelBody(l.place, l.zh, l.en, l.virtue, l.source);
    }

    void copyTo(PraiseLabel l) {
        l.place = place;
        l.zh = zh;
        l.en = en;
        l.virtue = virtue;
        l.source = source;
    }
}
