package cn.zhijia.events.offer;

import jakarta.inject.Singleton;

/** Ends what is due when a test says so, instead of every few seconds. */
@Singleton
public class Sweep {

    private final Sweeper sweeper;

    Sweep(Sweeper sweeper) {
        this.sweeper = sweeper;
    }

    public void now() {
        sweeper.sweep();
    }
}
