package cn.zhijia.events.form;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 报名表问题: something the registration form asks; a quota may count by the answer. */
@Schema(name = "EventQuestion", examples = "{\"id\": \"gender\", \"text\": \"性别\", \"options\": [\"男\", \"女\"], \"required\": true}")
public record Question(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") @Schema(required = true, examples = "gender") String id,
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "性别") String text,
        @Size(min = 2, max = 30) @Schema(description = "The answers to choose from; any text when absent.", examples = "[\"男\", \"女\"]") List<@NotBlank @Size(max = 100) String> options,
        @Schema(description = "One cannot register without it; false when absent.") Boolean required) {

    /** Whether this may be said to it. */
    public boolean takes(String answer) {
        return options == null || options.contains(answer);
    }
}
