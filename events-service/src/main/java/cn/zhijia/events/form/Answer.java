package cn.zhijia.events.form;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to one of the event's questions. */
@Schema(name = "RegistrationAnswer", examples = "{\"question\": \"gender\", \"answer\": \"女\"}")
public record Answer(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") @Schema(required = true, examples = "gender") String question,
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "女") String answer) {

    /** From questions and, in the same order, their answers. */
    public static List<Answer> all(List<String> questions, List<String> answers) {
        return IntStream.range(0, questions.size()).mapToObj(i -> new Answer(questions.get(i), answers.get(i))).toList();
    }
}
