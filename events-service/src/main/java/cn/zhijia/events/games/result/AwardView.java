package cn.zhijia.events.games.result;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MeetAward")
record AwardView(
        @Schema(required = true) UUID id,
        @Schema(description = "Absent: for the meet as a whole.") UUID discipline,
        @Schema(maxLength = 100, examples = "8字长绳") String disciplineTitle,
        @Schema(required = true) UUID team,
        @Schema(required = true, maxLength = 100, examples = "航站区代表队") String teamTitle,
        @Schema(required = true, minimum = "1", maximum = "3", examples = "1", description = "1 冠军, 2 亚军, 3 季军. After two champions there is no runner-up.") int rank,
        @Schema(required = true, minimum = "1", examples = "1", description = "The edition of the results that gave it.") int edition,
        @Schema(minimum = "2", examples = "2", description = "The edition that withdrew it; absent while it stands.") Integer withdrawnEdition) {
}
