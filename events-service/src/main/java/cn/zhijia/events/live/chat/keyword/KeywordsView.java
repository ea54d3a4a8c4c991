package cn.zhijia.events.live.chat.keyword;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ChatKeywords")
record KeywordsView(
        @Schema(required = true, maxItems = 500, description = "A message with one of them waits for approval.") List<String> review,
        @Schema(required = true, maxItems = 500, description = "A message with one of them is not taken.") List<String> refuse) {

    static KeywordsView of(Keywords keywords) {
        return new KeywordsView(keywords.review, keywords.refuse);
    }
}
