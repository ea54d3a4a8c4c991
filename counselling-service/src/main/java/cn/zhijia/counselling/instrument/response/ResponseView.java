package cn.zhijia.counselling.instrument.response;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.instrument.safety.SafetyPage;
import cn.zhijia.counselling.instrument.score.Answer;

@Schema(name = "Response", description = "Answers with what the server made of them. Absent followUp means that nothing was called for, and not that all is well.")
public record ResponseView(@Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 32, examples = "phq-9") String instrument,
        @Schema(required = true, minimum = "1") int version,
        @Schema(required = true, maxLength = 64, description = "Of the text and rules that were answered.") String sha256,
        @Schema(required = true, maxLength = 32, examples = "M-MEMBER2") String memberNo,
        @Schema(required = true) Instant answeredAt, @Schema(required = true, maxItems = 50) List<Answer> answers,
        @Schema(minimum = "0", maximum = "100", description = "Absent where there is no sum, or a scored question was declined.") Integer score,
        @Schema(minimum = "0", maximum = "100", description = "The highest score there is.") Integer most,
        @Schema(maxLength = 32, examples = "MILD", description = "Extensible. Absent where a scored question was declined.") String band,
        @Schema(maxLength = 500, description = "What is advised, for whoever gave the answers. Never a diagnosis.") String advice,
        @Schema(description = "true: the question about thoughts of death was declined.") Boolean riskUnknown,
        FollowUpView followUp,
        @Schema(description = "With a follow-up the same day or sooner: whom to call now.") SafetyPage safety,
        SharingView sharing,
        @Schema(description = "The screening it was given in.") UUID campaign) {
}
