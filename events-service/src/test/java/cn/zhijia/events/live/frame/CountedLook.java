package cn.zhijia.events.live.frame;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.persistence.EntityManager;

/** Counts how often the database is looked at, and can be made to fail. */
public class CountedLook extends Look {

    public final AtomicInteger looks = new AtomicInteger();
    public volatile boolean broken;
    /** Thrown once, by the next look. */
    public final AtomicReference<Error> error = new AtomicReference<>();

    public CountedLook(EntityManager database) {
        super(database);
    }

    @Override
    public List<Reading> at(Map<UUID, Long> known) {
        looks.incrementAndGet();
        var once = error.getAndSet(null);
        if (once != null) {
            throw once;
        }
        if (broken) {
            throw new IllegalStateException("no database");
        }
        return super.at(known);
    }
}
