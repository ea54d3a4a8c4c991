package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import cn.zhijia.gateway.audience.Audience;
import cn.zhijia.gateway.audience.Tally;
import cn.zhijia.gateway.suite.LocalSuite;

/** A thousand viewers behind the gateway, each with a connection of its own, who come back from wherever they were. */
final class Hall implements AutoCloseable {

    static final int SEATS = 1_000;
    private static final List<String> FAULTS = List.of("hole", "miscount", "failed");

    private final Audience audience;

    /** Returns when everybody has a place. */
    Hall(LocalSuite suite, Studio studio) throws InterruptedException {
        audience = new Audience(List.of(suite.gateway()), studio.id(), SEATS, false).gather(SEATS);
        try {
            Patience.await("everybody has a place", () -> tally().of("reset") == SEATS && full());
        } catch (Throwable notThere) {
            audience.close();
            throw notThere;
        }
    }

    Tally tally() {
        return audience.tally();
    }

    boolean full() {
        return audience.listening() == SEATS;
    }

    /** Only a first connection starts without a place. */
    void requireNobodyLeftBehind() {
        assertEquals(SEATS, tally().of("reset"), () -> "somebody had to start over: " + tally().summary());
        requireNoFaults();
    }

    /** Each range followed the one before, so whoever gets the last lines once has been told once of all before them. */
    void requireEverybodyHears(Conversation conversation) throws InterruptedException {
        Patience.awaitQuiet(() -> tally().of("frame"));
        tally().clear();
        int lines = 5; // fewer than a frame shows
        conversation.say(lines);
        Patience.await("everybody has the last lines", () -> tally().received() >= (long) SEATS * lines);
        Patience.awaitQuiet(() -> tally().of("frame"));
        assertEquals((long) SEATS * lines, tally().received(), "somebody got one twice");
        requireNoFaults();
    }

    private void requireNoFaults() {
        FAULTS.forEach(fault -> assertEquals(0, tally().of(fault), () -> fault + " of " + tally().summary()));
    }

    @Override
    public void close() {
        audience.close();
    }
}
