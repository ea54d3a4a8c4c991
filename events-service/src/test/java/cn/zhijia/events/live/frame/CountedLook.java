package cn.zhijia.events.live.frame;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.persistence.EntityManager;

/** Counts how often the database is looked at, and can be made to fail. */
public class CountedLook extends Look {

    public final AtomicInteger looks = new AtomicInteger();
    public volatile boolean broken;

    public CountedLook(EntityManager database) {
        super(database);
    }

    @Override
    public List<Reading> at(Map<UUID, Long> known) {
        looks.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("no database");
        }
        return super.at(known);
    }
}
