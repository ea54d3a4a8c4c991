package cn.zhijia.events.live.chat.keyword;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

@Schema(name = "ChatKeywordsBody", examples = "{\"review\": [\"加微信\", \"投诉\"], \"refuse\": [\"博彩\"]}")
record KeywordsBody(
        @Size(max = 500) @Schema(description = "A message with one of them waits for approval. None when absent.") List<@NotBlank @Size(max = 50) String> review,
        @Size(max = 500) @Schema(description = "A message with one of them is not taken. None when absent.") List<@NotBlank @Size(max = 50) String> refuse) {

    /** With what was left out filled in, so that a repeat can be told from a change. */
    KeywordsBody checked() {
        return new KeywordsBody(matchable("/review", review), matchable("/refuse", refuse));
    }

    private static List<String> matchable(String pointer, List<String> words) {
        for (int i = 0; words != null && i < words.size(); i++) {
            if (Bare.of(words.get(i)).nothing()) {
                throw Refusal.field(pointer + "/" + i, "nothing-to-match");
            }
        }
        return words == null ? List.of() : words;
    }

    static KeywordsBody of(Keywords keywords) {
        return new KeywordsBody(keywords.review, keywords.refuse);
    }
}
