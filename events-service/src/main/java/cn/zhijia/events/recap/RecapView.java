package cn.zhijia.events.recap;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.label.LabelCount;

/** A completed event as everybody sees it. */
@Schema(name = "Recap")
record RecapView(
        @Schema(required = true) UUID event,
        @Schema(required = true, maxLength = 200) String title,
        @Schema(required = true, minimum = "0", description = "People who had a seat in the end, companions included.") int registered,
        @Schema(required = true, minimum = "0", description = "Registrations whose member was there.") int attended,
        @Schema(required = true, minimum = "0", description = "People who still waited, for a seat or an approval.") int waiting,
        @Schema(maxItems = 200, description = "Labels given, counted in complete fives of praises, when those counted have at least five recipients; until 30 days after the end the newest may be missing. See getPraiseStatistics.") List<LabelCount> praises,
        @Schema(minimum = "1", maximum = "5", description = "Mean of the feedback, when at least five answered.") Double feedbackMean,
        @Schema(maxLength = 5000, description = "The organizers' words. {1} is a person's place: show the name in named, or 一位职工 (a member) when it is not there.") String text,
        @Schema(required = true, maxItems = 20, description = "Those named who consent at this moment.") List<Name> named) {

    @Schema(name = "RecapName")
    record Name(@Schema(required = true, minimum = "1", maximum = "20", description = "1 for {1}.") int place,
            @Schema(required = true, maxLength = 100) String name) {
    }

    /** For the entity tag: everything but the text changes without an edit. */
    long moment() {
        return Integer.toUnsignedLong(Objects.hash(title, registered, attended, waiting, praises, feedbackMean, named));
    }
}
