package cn.zhijia.events.live;

/** What a stream is by now; it only ever moves on. */
public enum LivestreamState {
    SCHEDULED,
    LIVE,
    ENDED,
    REPLAY;

    /** Whether visits and likes count for the replay rather than the broadcast. */
    public boolean over() {
        return this == ENDED || this == REPLAY;
    }
}
