package cn.zhijia.events.notice;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Words;

@Schema(name = "EventNotice")
record NoticeView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Fact fact,
        @Schema(required = true) UUID event,
        @Schema(required = true, maxLength = 200) String title,
        @Schema(required = true, minimum = "1", description = "The event's revision that the fact is about; 1 with PRAISED, which is told once for each event.") int revision,
        @Schema(required = true) Instant occurredAt,
        @Schema(description = "With OFFERED: until when the seat can be accepted.") Instant deadline,
        @Schema(required = true, maxLength = 500, examples = "候补成功：您已获得“职工生日会”的名额。") String text) {

    static NoticeView of(Notice n, Locale language) {
        return new NoticeView(n.id, n.fact, n.event.id(), n.event.title(), n.revision, n.occurredAt, n.deadline,
                Words.text(language, "notice." + n.fact.name().toLowerCase(Locale.ROOT),
                        Map.of("title", n.event.title(), "deadline", n.deadline == null ? "" : n.event.local(n.deadline))));
    }
}
