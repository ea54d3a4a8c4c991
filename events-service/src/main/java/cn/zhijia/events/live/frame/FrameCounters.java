package cn.zhijia.events.live.frame;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "FrameCounters", description = "The stream's numbers as they stand; defined at its counters.")
record FrameCounters(
        @Schema(required = true, minimum = "0", examples = "1605000") long visits,
        @Schema(required = true, minimum = "0", examples = "1593000") long likes,
        @Schema(required = true, minimum = "0", description = "Those with a beat in the last 60 seconds. Counted at most 10 seconds before asOf.") long concurrent,
        @Schema(required = true, minimum = "0") long replayVisits,
        @Schema(required = true, minimum = "0") long replayLikes,
        @Schema(required = true, description = "By the database's clock, which all replicas share: whatever was acknowledged before is counted. After moving to a replica that is half a second behind, keep of each total the greater, and of concurrent the one with the later asOf.") Instant asOf) {

    /** A clock that has gone on is no news. */
    boolean says(FrameCounters other) {
        return equals(
                new FrameCounters(other.visits, other.likes, other.concurrent, other.replayVisits, other.replayLikes, asOf));
    }
}
