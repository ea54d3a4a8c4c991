package cn.zhijia.events.games.discipline;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.rule.DisciplineRulesForm;

@Schema(name = "MeetDiscipline")
record DisciplineView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "1", description = "Where it stands in the programme.") int place,
        @Schema(required = true, maxLength = 100, examples = "8字长绳") String title,
        @Schema(required = true) DisciplineRulesForm rules,
        @Schema(description = "When its matches were drawn; absent before, and without matches.") Instant drawnAt) {

    static DisciplineView of(Discipline d) {
        return new DisciplineView(d.id, d.place, d.title, DisciplineRulesForm.of(d.rules), d.drawnAt);
    }
}
