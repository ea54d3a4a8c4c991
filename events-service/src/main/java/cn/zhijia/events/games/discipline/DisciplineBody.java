package cn.zhijia.events.games.discipline;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.rule.DisciplineRulesForm;

@Schema(name = "MeetDisciplineBody", examples = {
        "{\"place\": 1, \"title\": \"8字长绳\", \"rules\": {\"kind\": \"COUNT_MORE\", \"attempts\": 2, \"combine\": \"BEST\", \"ties\": [\"NEXT_BEST\"], \"athletesMin\": 10, \"athletesMax\": 12}}",
        "{\"place\": 3, \"title\": \"拔河\", \"rules\": {\"kind\": \"KNOCKOUT\", \"bestOf\": 3}}" })
record DisciplineBody(
        @NotNull @Min(1) @Max(100) @Schema(required = true, examples = "1", description = "Where it stands in the programme.") Integer place,
        @NotBlank @Size(max = 100) @Pattern(regexp = "[^、]*") @Schema(required = true, examples = "8字长绳", description = "Once in a meet, and without 、, which parts titles in a file of athletes. Blanks around it are dropped.") String title,
        @NotNull @Valid @Schema(required = true) DisciplineRulesForm rules) {

    /** With what was left out filled in, so that a repeat can be told from a change; refuses what makes no sense. */
    DisciplineBody checked() {
        return new DisciplineBody(place, title.strip(), DisciplineRulesForm.of(rules.checked("/rules")));
    }

    static DisciplineBody of(Discipline d) {
        return new DisciplineBody(d.place, d.title, DisciplineRulesForm.of(d.rules));
    }

    /** Whether nothing is new but the title. */
    boolean keepsRules(Discipline d) {
        return new DisciplineBody(place, d.title, rules).equals(of(d));
    }

    void copyTo(Discipline d) {
        d.place = place;
        d.title = title;
        d.kind = rules.kind();
        d.rules = rules.checked("/rules");
    }
}
