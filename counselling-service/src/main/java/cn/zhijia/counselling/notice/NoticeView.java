package cn.zhijia.counselling.notice;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Words;

@Schema(name = "CounsellingNotice")
record NoticeView(@Schema(required = true) UUID id, @Schema(required = true) Fact fact,
        @Schema(required = true, description = "What it is about, by the fact.") UUID thing,
        @Schema(required = true) Instant occurredAt,
        @Schema(required = true, maxLength = 500, examples = "为处理紧急情况，值班人员查阅了您的记录。") String text) {

    static NoticeView of(Notice n, Locale language) {
        return new NoticeView(n.id, n.fact, n.thing, n.occurredAt,
                Words.text(language, "notice." + n.fact.name().toLowerCase(Locale.ROOT), n.words()));
    }
}
