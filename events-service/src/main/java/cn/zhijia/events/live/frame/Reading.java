package cn.zhijia.events.live.frame;

import java.util.List;
import java.util.UUID;

import cn.zhijia.events.live.LivestreamState;

/**
 * One stream as one look into the database found it.
 *
 * @param last the log's last offset
 * @param entries that follow what was known, the oldest first, without a gap; perhaps not up to the last
 */
public record Reading(UUID stream, long epoch, long last, LivestreamState state, FrameCounters counters, List<Entry> entries) {
}
