package cn.zhijia.counselling.instrument.score;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One question answered. */
@Schema(name = "InstrumentAnswer", examples = "{\"item\": \"44250-9\", \"option\": \"LA6569-3\"}")
public record Answer(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, examples = "44250-9", description = "The code of the question.") String item,
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, examples = "LA6569-3", description = "The code of the chosen option.") String option) {
}
