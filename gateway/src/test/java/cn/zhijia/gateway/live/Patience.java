package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for what a busy machine does in its own time. */
final class Patience {

    private static final int SECONDS = 120;
    /** Several frames. */
    private static final int QUIET_SECONDS = 3;

    private Patience() {
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, () -> "not after " + SECONDS + " s: " + what);
            Thread.sleep(100);
        }
    }

    /** Returns when a number has not changed for some time. */
    static void awaitQuiet(LongSupplier number) throws InterruptedException {
        long before = -1;
        for (long now = number.getAsLong(); now != before; now = number.getAsLong()) {
            before = now;
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
        }
    }
}
