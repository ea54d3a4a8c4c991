package cn.zhijia.gateway.audience;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.HdrHistogram.ConcurrentHistogram;

/** What happened to an audience, all together. */
public final class Tally {

    /** Between publication and receipt, milliseconds; of messages that were seen live. */
    private final ConcurrentHistogram delays = new ConcurrentHistogram(600_000L, 3);
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String what) {
        counts.computeIfAbsent(what, w -> new LongAdder()).increment();
    }

    void delay(long millis) {
        delays.recordValue(Math.max(0, Math.min(600_000L, millis)));
    }

    /**
     * @param what one of frame, reset, heartbeat, reconnect, lost (an end without announcement), refused (not answered with
     *        200),
     *        hole (a range that does not follow the last), miscount (offsets not accounted for), visit, beat, likes, failed (a
     *        write)
     */
    public long of(String what) {
        var count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    /** @return milliseconds that so many percent of the messages took at most */
    public long delayAt(double percentile) {
        return delays.getValueAtPercentile(percentile);
    }

    /** Measure from here. */
    public void clear() {
        delays.reset();
        counts.clear();
    }

    /** For one line of JSON. */
    public Map<String, Object> summary() {
        var all = new TreeMap<String, Object>();
        counts.forEach((what, count) -> all.put(what, count.sum()));
        all.put("messages", delays.getTotalCount());
        all.put("p50ms", delayAt(50));
        all.put("p99ms", delayAt(99));
        all.put("maxms", delays.getMaxValue());
        return all;
    }
}
