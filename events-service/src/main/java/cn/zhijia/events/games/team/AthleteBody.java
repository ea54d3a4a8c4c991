package cn.zhijia.events.games.team;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MeetAthleteBody", examples = "{\"name\": \"王芳\"}")
record AthleteBody(
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "王芳", description = "As it stands on the list. Blanks around it are dropped.") String name) {
}
