package cn.zhijia.events.games.contest;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.events.games.rule.Outcome;

@Schema(name = "EntryOutcome")
record OutcomeView(@Schema(required = true) UUID entry, @Schema(required = true) UUID team,
        @Schema(required = true) Outcome outcome) {

    static OutcomeView of(Entry e) {
        return new OutcomeView(e.id(), e.teamId(), outcome(e));
    }

    static Outcome outcome(Entry e) {
        return e.outcome() == null ? Outcome.VALID : e.outcome();
    }
}
