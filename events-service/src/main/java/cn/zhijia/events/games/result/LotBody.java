package cn.zhijia.events.games.result;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "LotBody", examples = "{\"discipline\": \"0198c0de-0000-7000-8000-000000000011\", \"drawn\": [\"0198c0de-0000-7000-8000-000000000021\", \"0198c0de-0000-7000-8000-000000000022\"], \"witness\": \"两队领队在场\"}")
record LotBody(
        @Schema(description = "The discipline whose entries are tied; absent for teams of the whole meet.") UUID discipline,
        @NotNull @Size(min = 2, max = 64) @Schema(required = true, description = "All who are tied, the best first: entries, or teams of the meet.") List<@NotNull UUID> drawn,
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "两队领队在场", description = "Who was there; seen by organizers.") String witness) {
}
