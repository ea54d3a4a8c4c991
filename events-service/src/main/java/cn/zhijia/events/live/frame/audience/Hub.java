package cn.zhijia.events.live.frame.audience;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.events.live.count.Gauges;
import cn.zhijia.events.live.frame.Look;
import cn.zhijia.events.live.frame.Position;
import cn.zhijia.kit.Refusal;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * Every stream that is followed at this replica. Twice a second one look into the database serves them all, however many watch;
 * nobody
 * watches, nobody looks. Replicas need not know of each other: positions mean the same at each.
 */
@Singleton
class Hub {

    private static final Buffer BEAT = Buffer.buffer(":\n\n");
    /** Looks to wait for one that shows what another replica has shown: the one under way may have begun too early. */
    private static final int PATIENCE = 2;
    /** Those who poll come again within seconds. */
    private static final long WANTED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Map<UUID, Channel> channels = new HashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(run -> {
        var thread = new Thread(run, "frames");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Look look;
    private final Gauges gauges;
    private final ObjectMapper json;
    private final Duration every;
    private final long beatNanos;
    private final int most;
    private ScheduledFuture<?> clock;
    private int watchers;
    private volatile boolean leaving;
    private boolean blind;
    private long ticks;

    Hub(Look look, Gauges gauges, ObjectMapper json, @ConfigProperty(name = "zhijia.frames.every") Duration every,
            @ConfigProperty(name = "zhijia.frames.heartbeat") Duration heartbeat,
            @ConfigProperty(name = "zhijia.frames.viewers") int most) {
        this.look = look;
        this.gauges = gauges;
        this.json = json;
        this.every = every;
        this.beatNanos = heartbeat.toNanos();
        this.most = most;
    }

    void start(@Observes StartupEvent event) {
        clock = ticker.scheduleAtFixedRate(this::tick, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** While requests that are under way are still waited for: these would never end by themselves. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        drain();
    }

    void stop(@Observes ShutdownEvent event) {
        drain();
        clock.cancel(false);
        ticker.shutdown();
    }

    /** Tells everybody to reconnect, and takes nobody any more. */
    synchronized void drain() {
        leaving = true;
        channels.values().forEach(channel -> channel.each(Viewer::farewell));
    }

    synchronized int watchers() {
        return watchers;
    }

    /** Answers for as long as somebody listens; the future fails when that cannot even begin. */
    Future<Void> watch(UUID stream, Position after, RoutingContext request) {
        Promise<Void> over = Promise.promise();
        var loop = VertxContext.getRootContext(Vertx.currentContext()); // requests have contexts of their own
        try {
            var channel = enter(stream, 1);
            channel.moment(after, PATIENCE).onComplete(found -> loop.runOnContext(go -> {
                if (found.succeeded() && !request.response().closed()) {
                    seat(channel, after, request, loop).onComplete(gone -> exit(channel)).onComplete(over);
                } else {
                    exit(channel);
                    over.tryFail(found.failed() ? found.cause() : new Refusal("busy"));
                }
            }));
        } catch (Refusal refusal) {
            over.fail(refusal);
        }
        return over.future();
    }

    private Future<Void> seat(Channel channel, Position after, RoutingContext request, Context loop) {
        Promise<Void> gone = Promise.promise();
        var row = channel.row(loop);
        if (leaving) { // in this order: who is seated is either sent away here or told with the others
            return Future.failedFuture(new Refusal("busy"));
        }
        var moment = channel.moment();
        var viewer = new Viewer(request.request(), moment.tick());
        row.add(viewer);
        request.addEndHandler(end -> loop.runOnContext(go -> {
            if (gone.tryComplete()) {
                row.remove(viewer);
            }
        }));
        viewer.welcome(moment.events(after));
        return gone.future();
    }

    /** The body of an answer to somebody who polls. */
    Future<Buffer> poll(UUID stream, Position after) {
        try {
            return enter(stream, 0).moment(after, PATIENCE).map(moment -> moment.poll(after));
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
    }

    private synchronized Channel enter(UUID stream, int seats) {
        if (leaving || watchers + seats > most) {
            throw new Refusal("busy");
        }
        var channel = channels.computeIfAbsent(stream, id -> new Channel());
        channel.watchers += seats;
        channel.wantedAt = System.nanoTime();
        watchers += seats;
        if (!channel.open() && woken.compareAndSet(false, true)) {
            ticker.execute(() -> {
                woken.set(false);
                look(unopened -> !unopened.open());
            });
        }
        return channel;
    }

    private synchronized void exit(Channel channel) {
        channel.watchers--;
        watchers--;
    }

    void tick() {
        try {
            look(channel -> true);
            followed(channel -> true).values().forEach(channel -> channel.heartbeat(beatNanos, BEAT));
        } catch (Throwable e) { // or this replica's clock would stop for good
            Log.error("A tick was lost", e);
        }
    }

    private void look(Predicate<Channel> which) {
        var wanted = followed(which);
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
            wanted.forEach((stream, channel) -> close(stream, channel));
            blind = false;
        } catch (RuntimeException e) {
            if (!blind) {
                Log.warn("Streams cannot be read; those who follow them hear nothing new until they can", e);
            }
            blind = true;
            wanted.values().forEach(channel -> channel.fail(new Refusal("busy")));
        }
    }

    /** Those that somebody watches or has polled of late; the others are forgotten. */
    private synchronized Map<UUID, Channel> followed(Predicate<Channel> which) {
        long now = System.nanoTime();
        channels.values().removeIf(channel -> channel.watchers == 0 && now - channel.wantedAt > WANTED_NANOS
                && channel.end(new Refusal("busy")));
        var followed = new HashMap<UUID, Channel>();
        channels.forEach((stream, channel) -> {
            if (which.test(channel)) {
                followed.put(stream, channel);
            }
        });
        return followed;
    }

    /** There is no such stream. */
    private void close(UUID stream, Channel channel) {
        synchronized (this) {
            channels.remove(stream, channel);
        }
        channel.end(Refusal.notFound());
        channel.each(Viewer::farewell);
    }
}
