package cn.zhijia.events.social;

import jakarta.inject.Singleton;

/** Erases what is due when a test says so, instead of every few minutes. */
@Singleton
public class Purging {

    private final Purge purge;

    Purging(Purge purge) {
        this.purge = purge;
    }

    public void now() {
        purge.sweep();
    }
}
