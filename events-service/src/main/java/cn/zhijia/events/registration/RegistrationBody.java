package cn.zhijia.events.registration;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.form.Answer;
import cn.zhijia.events.form.Form;

@Schema(name = "RegistrationBody", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-000000000001\", \"partySize\": 2, \"companions\": [\"小明\"], \"answers\": [{\"question\": \"gender\", \"answer\": \"女\"}]}")
record RegistrationBody(
        @NotNull @Schema(required = true, description = "Made by the client for each wish to come: the same in every repeat, another to register again after a cancellation.") UUID attempt,
        @Min(1) @Max(10) @Schema(examples = "2", description = "People, you included, up to the event's maxParty; 1 when absent. All get seats or none does. A repeat with a smaller number gives seats back; a larger party needs a new registration.") Integer partySize,
        @Size(max = 9) @Schema(description = "Names of the others; may be left out.", examples = "[\"小明\"]") List<@NotBlank @Size(max = 100) String> companions,
        @Size(max = 10) @Schema(description = "To the event's questions.") List<@NotNull @Valid Answer> answers,
        @Size(max = 5) @Schema(description = "Parts of this event to register for at the same time: all of them, or nothing is registered.") List<@NotNull UUID> alongside) {

    Form form() {
        return new Form(attempt, partySize, companions, answers);
    }

    /** For a part: the same people; what it asks itself is answered in a call of its own. */
    Form formAlongside() {
        return new Form(attempt, partySize, companions, null);
    }
}
