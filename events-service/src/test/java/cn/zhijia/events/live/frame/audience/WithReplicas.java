package cn.zhijia.events.live.frame.audience;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.events.live.Broadcast;
import cn.zhijia.events.live.count.Gauges;
import cn.zhijia.events.live.frame.CountedLook;
import io.vertx.core.Vertx;

/** A stream that is live, its log, and replicas that look into it. */
abstract class WithReplicas {

    static final Duration LONG = Duration.ofMinutes(10);

    @Inject
    DataSource database;
    @Inject
    EntityManager entities;
    @Inject
    ObjectMapper json;
    @Inject
    Vertx vertx;
    @Inject
    Gauges gauges;

    UUID stream;
    Log log;
    CountedLook look;

    @BeforeEach
    void announce() {
        stream = Broadcast.live();
        log = new Log(database, stream);
        look = new CountedLook(entities);
    }

    Replica replica(Duration heartbeat, int most) {
        return new Replica(vertx, look, gauges, json, heartbeat, most);
    }

    static void eventually(BooleanSupplier wanted) throws InterruptedException {
        for (int i = 0; i < 600 && !wanted.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(wanted.getAsBoolean());
    }
}
