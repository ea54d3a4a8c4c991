package cn.zhijia.events.live.visit;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.live.visit.batch.Visited;

@Schema(name = "Visit", examples = "{\"visit\": \"0197f3c2-6c1e-7b52-9d0a-3e5b8c1f2a40\", \"startedAt\": \"2026-12-05T06:00:03.120Z\", \"replay\": false, \"likes\": 0}")
record VisitView(
        @Schema(required = true, description = "The visit to go on with: an earlier one when the same viewer opened the stream on the same device within 30 minutes of its last beat.") UUID visit,
        @Schema(required = true) Instant startedAt,
        @Schema(required = true, description = "It began after the broadcast had ended, so it counts for the replay.") boolean replay,
        @Schema(required = true, minimum = "0", maximum = "1000000", description = "Its running total of likes so far: count on from here.") int likes) {

    static VisitView of(Visited visited) {
        return new VisitView(visited.visit(), visited.began(), visited.replay(), visited.likes());
    }
}
