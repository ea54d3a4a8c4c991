package cn.zhijia.events.games.protest;

import java.util.Objects;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

@Schema(name = "ProtestDecisionBody", examples = "{\"decision\": \"UPHELD\", \"reason\": \"录像证实绳子断裂，成绩更正为 96 个。\"}")
record DecisionBody(
        @NotNull @Schema(required = true, description = "UPHELD or REJECTED by an organizer, WITHDRAWN by the team's captain.") Protest.Decision decision,
        @Size(min = 1, max = 500) @Schema(examples = "录像证实绳子断裂，成绩更正为 96 个。", description = "Required of an organizer.") String reason) {

    DecisionBody checked() {
        if (decision != Protest.Decision.WITHDRAWN && (reason == null || reason.isBlank())) {
            throw Refusal.field("/reason", "reason-needed");
        }
        return this;
    }

    boolean describes(Protest p) {
        return decision == p.decision && Objects.equals(reason, p.reason);
    }
}
