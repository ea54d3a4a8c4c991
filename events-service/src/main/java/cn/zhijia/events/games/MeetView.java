package cn.zhijia.events.games;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.rule.MeetRulesForm;

@Schema(name = "Meet")
record MeetView(
        @Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 64, examples = "airport") String union,
        @Schema(description = "The event it is held at; absent when there is none.") UUID event,
        @Schema(required = true, maxLength = 200, examples = "趣味运动会“乐动多巴安，趣味保安康”") String title,
        @Schema(required = true) Instant startsAt,
        @Schema(required = true) MeetRulesForm rules,
        @Schema(required = true) MeetState state,
        @Schema(examples = "1", description = "How often its results were published: one more with each correction. Absent before OFFICIAL.") Integer edition) {

    static MeetView of(Meet m) {
        return new MeetView(m.id, m.unionId, m.eventId, m.title, m.startsAt, MeetRulesForm.of(m.rules), m.state,
                m.edition == 0 ? null : m.edition);
    }
}
