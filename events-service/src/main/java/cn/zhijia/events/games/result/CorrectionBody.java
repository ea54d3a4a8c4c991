package cn.zhijia.events.games.result;

import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.contest.AttemptBody;
import cn.zhijia.events.games.contest.MatchCorrection;
import cn.zhijia.events.games.contest.OutcomeCorrection;
import cn.zhijia.kit.Refusal;

@Schema(name = "ResultsCorrectionBody", description = "At least one of the four lists has something in it. All of it is corrected, or nothing.", examples = "{\"basedOn\": 1, \"reason\": \"录像复核：第一次试跳为 181 个\", \"attempts\": [{\"entry\": \"0198c0de-0000-7000-8000-000000000021\", \"number\": 1, \"outcome\": \"VALID\", \"value\": 181}]}")
record CorrectionBody(
        @NotNull @Min(1) @Schema(required = true, examples = "1", description = "The edition that was seen and is corrected: refused unless it is the latest, or all of the correction stands already.") Integer basedOn,
        @NotBlank @Size(max = 500) @Schema(required = true, examples = "录像复核：第一次试跳为 181 个", description = "Published with the new edition.") String reason,
        @Size(max = 100) @Schema(description = "Attempts as they should have been recorded, found by entry and number.") List<@NotNull @Valid AttemptBody> attempts,
        @Size(max = 100) @Schema(description = "Matches as they should have been recorded. Whoever plays on by this must be given a result there as well.") List<@NotNull @Valid MatchCorrection> matches,
        @Size(max = 100) List<@NotNull @Valid OutcomeCorrection> outcomes,
        @Size(max = 100) @Schema(description = "Lots over those who are tied once the rest is corrected, the disciplines' before the meet's.") List<@NotNull @Valid LotBody> lots) {

    CorrectionBody checked() {
        var body = new CorrectionBody(basedOn, reason, all(attempts), all(matches), all(outcomes), all(lots));
        if (Stream.of(body.attempts, body.matches, body.outcomes, body.lots).allMatch(List::isEmpty)) {
            throw Refusal.field("/attempts", "nothing-to-correct");
        }
        return body;
    }

    private static <T> List<T> all(List<T> given) {
        return given == null ? List.of() : given;
    }
}
