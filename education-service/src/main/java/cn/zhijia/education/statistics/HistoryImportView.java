package cn.zhijia.education.statistics;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "HistoryImport", examples = "{\"term\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0027\", \"offerings\": 15, \"enrolled\": 100, \"source\": \"劳动午报\", \"importedAt\": \"2026-01-05T02:00:00Z\"}")
record HistoryImportView(@Schema(required = true) UUID term,
        @Schema(required = true, minimum = "1", maximum = "500") int offerings,
        @Schema(required = true, minimum = "0", maximum = "50000") int enrolled,
        @Schema(required = true, maxLength = 300) String source, @Schema(required = true) Instant importedAt) {
}
