package cn.zhijia.events.live.count;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.live.LivestreamState;

@Schema(name = "LivestreamCounters", examples = "{\"state\": \"ENDED\", \"visits\": 1605000, \"likes\": 1593000, \"uniqueViewers\": 0, \"concurrent\": 0, \"imported\": {\"visits\": 1605000, \"likes\": 1593000, \"source\": \"劳动午报\"}, \"replay\": {\"visits\": 0, \"likes\": 0}, \"exact\": false, \"asOf\": \"2026-12-05T08:00:00Z\"}")
record CountersView(
        @Schema(required = true) LivestreamState state,
        @Schema(required = true, minimum = "0", examples = "1605000", description = "人次: sessions that began while it was live, those imported as history among them.") long visits,
        @Schema(required = true, minimum = "0", examples = "1593000", description = "Taps accepted while it was live, those imported as history among them.") long likes,
        @Schema(required = true, minimum = "0", description = "Different members, and different devices of guests, live and replay together. Counted at most 40 seconds before asOf; exact with exact=true.") long uniqueViewers,
        @Schema(required = true, minimum = "0", description = "Visits heard of in the last 60 seconds. Counted at most 10 seconds before asOf; exact with exact=true.") long concurrent,
        @Schema(description = "What of the totals was entered as history, without rows behind it.") ImportedCounts imported,
        @Schema(required = true, description = "What came after the end.") ReplayCounts replay,
        @Schema(required = true, description = "Whether these are the sums of the rows.") boolean exact,
        @Schema(required = true, description = "By the database's clock, which all replicas share: whatever was acknowledged before is counted.") Instant asOf) {
}
