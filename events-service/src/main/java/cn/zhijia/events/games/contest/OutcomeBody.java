package cn.zhijia.events.games.contest;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.rule.Outcome;

@Schema(name = "EntryOutcomeBody", examples = "{\"outcome\": \"DNS\"}")
record OutcomeBody(
        @NotNull @Schema(required = true, description = "DNS: it did not start after the call; DNF: it did not finish; DQ: disqualified, whatever it has done; VALID: its attempts or matches count.") Outcome outcome) {
}
