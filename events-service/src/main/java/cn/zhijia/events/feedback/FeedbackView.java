package cn.zhijia.events.feedback;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Feedback")
record FeedbackView(
        @Schema(required = true, description = "The attempt that stands, or the one that is over.") UUID attempt,
        @Schema(minimum = "1", maximum = "5", description = "Absent when nothing stands: the answer was deleted.") Integer score,
        @Schema(maxLength = 1000) String text,
        @Schema(required = true) Instant answeredAt) {

    static FeedbackView of(Feedback f) {
        return new FeedbackView(f.attempt, f.score, f.text, f.answeredAt);
    }
}
