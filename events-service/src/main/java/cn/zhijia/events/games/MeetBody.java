package cn.zhijia.events.games;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.Event;
import cn.zhijia.events.Reach;
import cn.zhijia.events.games.rule.MeetRulesForm;
import cn.zhijia.kit.Refusal;

@Schema(name = "MeetBody", examples = "{\"union\": \"airport\", \"title\": \"趣味运动会“乐动多巴安，趣味保安康”\", \"startsAt\": \"2026-12-05T01:00:00Z\", \"rules\": {\"points\": [9, 7, 6, 5, 4, 3, 2, 1], \"shortField\": 8, \"shortFieldLess\": 1, \"minEntries\": 2, \"noShow\": -2, \"teamTies\": [\"COUNTBACK\"], \"drawn\": true}}")
record MeetBody(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") @Schema(required = true, examples = "airport", description = "The union that holds it: one the caller organises for. Never changes.") String union,
        @Schema(description = "The event it is held at, of the same union; absent when there is none.") UUID event,
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "趣味运动会“乐动多巴安，趣味保安康”") String title,
        @NotNull @Schema(required = true) Instant startsAt,
        @NotNull @Valid @Schema(required = true) MeetRulesForm rules) {

    /** With what was left out filled in, so that a repeat can be told from a change; refuses what makes no sense. */
    MeetBody checked() {
        return new MeetBody(union, event, title, Reach.checked("/startsAt", startsAt),
                MeetRulesForm.of(rules.checked("/rules")));
    }

    MeetBody requireEvent() {
        if (event != null && Event.count("id = ?1 and unionId = ?2", event, union) == 0) {
            throw Refusal.field("/event", "unknown-event");
        }
        return this;
    }

    static MeetBody of(Meet m) {
        return new MeetBody(m.unionId, m.eventId, m.title, m.startsAt, MeetRulesForm.of(m.rules));
    }

    /** Whether nothing is new but the title and the start: entries were made without regard to these. */
    boolean keepsRules(Meet m) {
        return new MeetBody(union, event, m.title, m.startsAt, rules).equals(of(m));
    }

    void copyTo(Meet m) {
        m.eventId = event;
        m.title = title;
        m.startsAt = startsAt;
        m.rules = rules.checked("/rules");
    }
}
