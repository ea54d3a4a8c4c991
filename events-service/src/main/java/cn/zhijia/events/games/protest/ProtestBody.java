package cn.zhijia.events.games.protest;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ProtestBody", examples = "{\"discipline\": \"0198c0de-0000-7000-8000-000000000011\", \"words\": \"第二次试跳时绳子断裂，请求重跳。\"}")
record ProtestBody(
        @NotNull @Schema(required = true, description = "One that the captain's team is entered in.") UUID discipline,
        @NotBlank @Size(max = 500) @Schema(required = true, examples = "第二次试跳时绳子断裂，请求重跳。", description = "Seen by whoever leads the team and by organizers of the meet's union only.") String words) {

    boolean describes(Protest p) {
        return discipline.equals(p.disciplineId) && words.equals(p.words);
    }
}
