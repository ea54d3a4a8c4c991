package cn.zhijia.events.recap;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.praise.CleanText;

@Schema(name = "RecapBody", examples = "{\"text\": \"大家绘制积极品质大转盘，{1}讲述了最自豪的一件事，组员为分享人贴上积极品质标签。\", \"named\": [\"M-MEMBER2\"]}")
record RecapBody(
        @NotBlank @Size(max = 10_000) @Schema(required = true, maxLength = 5000, description = "People are named as {1}, {2}, ...: the place in named. The name of anybody who was registered is refused in the text itself, so that a withdrawn consent leaves nothing behind.") String text,
        @Size(max = 20) @Schema(description = "会员号 of those named, who have consented; {1} is the first.") List<@NotNull @Size(min = 1, max = 32) String> named) {

    RecapBody checked() {
        return new RecapBody(CleanText.paragraphs("/text", text, 5000), named == null ? List.of() : named);
    }
}
