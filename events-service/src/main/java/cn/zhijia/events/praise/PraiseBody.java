package cn.zhijia.events.praise;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A label for somebody who was there. */
@Schema(name = "PraiseBody", examples = "{\"to\": \"M-MEMBER2\", \"label\": \"019c0000-0000-7000-8000-000000000011\", \"note\": \"夜班时总记得给大家留一盏灯\"}")
record PraiseBody(
        @NotBlank @Size(max = 32) @Schema(required = true, examples = "M-MEMBER2", description = "会员号 of the one who is praised.") String to,
        @NotNull @Schema(required = true, description = "A label of /v1/praise-labels.") UUID label,
        @Size(min = 1, max = 120) @Schema(minLength = 1, maxLength = 30, examples = "夜班时总记得给大家留一盏灯", description = "At most 30 characters (code points, NFC), on one line, without characters that do not show.") String note) {

    PraiseBody checked() {
        return new PraiseBody(to, label, CleanText.line("/note", note, 30));
    }
}
