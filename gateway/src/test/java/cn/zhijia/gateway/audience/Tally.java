package cn.zhijia.gateway.audience;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.HdrHistogram.ConcurrentHistogram;

/** What happened to an audience, all together. */
public final class Tally {

    private static final long MOST_MILLIS = 600_000;

    /** Between publication and receipt, milliseconds; of all messages that came live, shown or left out. */
    private final ConcurrentHistogram delays = new ConcurrentHistogram(MOST_MILLIS, 3);
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<Long> waits = ConcurrentHashMap.newKeySet();

    void count(String what) {
        count(what, 1);
    }

    private void count(String what, long times) {
        counts.computeIfAbsent(what, w -> new LongAdder()).add(times);
    }

    /**
     * The messages of a live frame. Those that it leaves out came before all that it shows, so they took at least as long as
     * the oldest of these; where it shows none, nobody can tell how long.
     *
     * @param sent when each that is shown was, epoch milliseconds, the oldest first
     * @param now likewise
     */
    void messages(List<Long> sent, long dropped, long now) {
        sent.forEach(since -> delay(now - since, 1));
        count("shown", sent.size());
        count("dropped", dropped);
        if (dropped > 0 && sent.isEmpty()) {
            count("unmeasured", dropped);
        } else if (dropped > 0) {
            delay(now - sent.get(0), dropped);
        }
    }

    private void delay(long millis, long times) {
        delays.recordValueWithCount(Math.max(0, Math.min(MOST_MILLIS, millis)), times);
    }

    /**
     * @param what one of frame, reset, heartbeat, reconnect, lost (an end without announcement), refused (not answered with
     *        200),
     *        hole (a range that does not follow the last), miscount (offsets not accounted for), shown, dropped (messages that
     *        a
     *        frame left out), unmeasured (those of them whose delay nobody can tell), visit, beat, likes, failed (a write)
     */
    public long of(String what) {
        var count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    /** Messages that came live, shown or left out. */
    public long received() {
        return of("shown") + of("dropped");
    }

    /** To come back after so many milliseconds, when a connection's end was announced. */
    void told(long wait) {
        waits.add(wait);
    }

    /** How different these were: who is sent away must not come back all at once. */
    public int differentWaits() {
        return waits.size();
    }

    /** @return milliseconds that so many percent of the messages took at most */
    public long delayAt(double percentile) {
        return delays.getValueAtPercentile(percentile);
    }

    /** Measure from here. */
    public void clear() {
        delays.reset();
        counts.clear();
        waits.clear();
    }

    /** For one line of JSON. */
    public Map<String, Object> summary() {
        var all = new TreeMap<String, Object>();
        counts.forEach((what, count) -> all.put(what, count.sum()));
        all.put("received", received());
        all.put("p50ms", delayAt(50));
        all.put("p99ms", delayAt(99));
        all.put("maxms", delays.getMaxValue());
        return all;
    }
}
