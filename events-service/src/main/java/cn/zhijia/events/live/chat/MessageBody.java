package cn.zhijia.events.live.chat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bound is a net for the door: an emoji is two of its units, and space around a text does not count. */
@Schema(name = "ChatMessageBody", examples = "{\"text\": \"产假期间公司可以降薪吗？\"}")
record MessageBody(
        @NotBlank @Size(max = 1000) @Schema(required = true, examples = "产假期间公司可以降薪吗？", description = "One line of 1 to 200 code points, not counting space around it.") String text) {
}
