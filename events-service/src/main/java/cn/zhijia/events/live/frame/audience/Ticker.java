package cn.zhijia.events.live.frame.audience;

import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.events.live.count.Gauges;
import cn.zhijia.events.live.frame.Look;
import cn.zhijia.kit.Refusal;
import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;

/**
 * This replica's clock. Twice a second one look into the database serves all streams that are followed, however many watch;
 * nobody watches, nobody looks.
 */
final class Ticker {

    private static final Buffer BEAT = Buffer.buffer(":\n\n");

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> {
        var frames = new Thread(run, "frames");
        frames.setDaemon(true);
        return frames;
    });
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Channels channels;
    private final Look look;
    private final Gauges gauges;
    private final ObjectMapper json;
    private final long beatNanos;
    private ScheduledFuture<?> clock;
    private boolean blind;
    private long ticks;

    Ticker(Channels channels, Look look, Gauges gauges, ObjectMapper json, Duration heartbeat) {
        this.channels = channels;
        this.look = look;
        this.gauges = gauges;
        this.json = json;
        this.beatNanos = heartbeat.toNanos();
    }

    /** After a look that took long the next keeps its distance: to catch up would only keep the database busy. */
    void start(Duration every) {
        clock = thread.scheduleWithFixedDelay(this::tick, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        clock.cancel(false);
        thread.shutdown();
    }

    /** Somebody waits for a stream's first moment: that is not put off until the next tick. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            thread.execute(() -> {
                woken.set(false);
                look(unopened -> !unopened.open());
            });
        }
    }

    private void tick() {
        try {
            look(channel -> true);
            channels.followed(channel -> true).values().forEach(channel -> channel.heartbeat(beatNanos, BEAT));
        } catch (Throwable e) { // or this replica's clock would stop for good
            Log.error("A tick was lost", e);
        }
    }

    private void look(Predicate<Channel> which) {
        var wanted = channels.followed(which);
        if (wanted.isEmpty()) {
            return;
        }
        try {
            var known = new HashMap<UUID, Long>();
            wanted.forEach((stream, channel) -> known.put(stream, channel.known()));
            ticks++;
            for (var reading : look.at(known)) {
                wanted.remove(reading.stream()).tick(ticks, reading, json);
                gauges.watched(reading.stream());
            }
            wanted.forEach(channels::close);
            blind = false;
        } catch (RuntimeException e) {
            if (!blind) {
                Log.warn("Streams cannot be read; those who follow them hear nothing new until they can", e);
            }
            blind = true;
            wanted.values().forEach(channel -> channel.fail(new Refusal("busy")));
        }
    }
}
