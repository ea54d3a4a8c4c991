package cn.zhijia.counselling.note;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Free text only: no field has a place for a diagnosis (精神卫生法 art. 23). */
@Schema(name = "NoteBody", examples = "{\"text\": \"来访者谈到倒班后的睡眠，约定记录一周的作息。\"}")
record NoteBody(@NotBlank @Size(max = 20_000) @Schema(required = true, minLength = 1, maxLength = 20_000) String text) {

    @Override
    public String toString() {
        return "NoteBody"; // never what it says
    }
}
