package cn.zhijia.events.waitlist;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PriorityBody", examples = "{\"decision\": \"0198c0de-0000-7000-8000-0000000000d3\", \"priority\": 10, \"reason\": \"上一场因加班未能参加\"}")
record PriorityBody(
        @NotNull @Schema(required = true, description = "Made by the client for each decision, the same in every repeat.") UUID decision,
        @NotNull @Min(-100) @Max(100) @Schema(required = true, examples = "10", description = "Higher goes first; 0 is everybody's own.") Integer priority,
        @NotBlank @Size(max = 500) @Schema(required = true, examples = "上一场因加班未能参加", description = "Kept with who decided and when.") String reason) {
}
