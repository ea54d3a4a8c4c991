package cn.zhijia.events.feedback;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.CleanText;

@Schema(name = "FeedbackBody", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-0000000000f1\", \"score\": 5, \"text\": \"第一次这样认真地说出同伴的好，自己也被看见了。\"}")
record FeedbackBody(
        @NotNull @Schema(required = true, description = "Made by the client for each answer, the same in every repeat; a new one replaces the answer or gives one again. A replaced or deleted attempt never comes back.") UUID attempt,
        @NotNull @Min(1) @Max(5) @Schema(required = true, examples = "5") Integer score,
        @Size(min = 1, max = 2000) @Schema(minLength = 1, maxLength = 1000, description = "At most 1000 characters (code points, NFC). Organizers read it without a name.") String text) {

    FeedbackBody checked() {
        return new FeedbackBody(attempt, score, CleanText.paragraphs("/text", text, 1000));
    }
}
