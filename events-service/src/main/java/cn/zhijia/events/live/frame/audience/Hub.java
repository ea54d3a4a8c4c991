package cn.zhijia.events.live.frame.audience;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.events.live.count.Gauges;
import cn.zhijia.events.live.frame.Look;
import cn.zhijia.events.live.frame.Moment;
import cn.zhijia.events.live.frame.Position;
import cn.zhijia.kit.Refusal;
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
 * Where viewers come in and are given their seats. Replicas need not know of each other: positions mean the same at each.
 */
@Singleton
class Hub {

    /** Looks to wait for one that shows what another replica has shown: the one under way may have begun too early. */
    private static final int PATIENCE = 2;

    private final Channels channels;
    private final Ticker ticker;
    private final Duration every;

    Hub(Look look, Gauges gauges, ObjectMapper json, @ConfigProperty(name = "zhijia.frames.every") Duration every,
            @ConfigProperty(name = "zhijia.frames.heartbeat") Duration heartbeat,
            @ConfigProperty(name = "zhijia.frames.viewers") int most) {
        this.every = every;
        channels = new Channels(most);
        ticker = new Ticker(channels, look, gauges, json, heartbeat);
    }

    void start(@Observes StartupEvent event) {
        ticker.start(every);
    }

    /** While requests that are under way are still waited for: these would never end by themselves. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        drain();
    }

    void stop(@Observes ShutdownEvent event) {
        drain();
        ticker.stop();
    }

    void drain() {
        channels.leave();
    }

    int watchers() {
        return channels.watchers();
    }

    /** Answers for as long as somebody listens; the future fails when that cannot even begin. */
    Future<Void> watch(UUID stream, Position after, RoutingContext request) {
        Promise<Void> over = Promise.promise();
        var loop = VertxContext.getRootContext(Vertx.currentContext()); // requests have contexts of their own
        try {
            var channel = enter(stream, 1);
            channel.moment(after, PATIENCE).onComplete(found -> loop.runOnContext(go -> {
                if (found.succeeded() && !request.response().closed()) {
                    seat(channel, after, request, loop).onComplete(gone -> channels.exit(channel)).onComplete(over);
                } else {
                    channels.exit(channel);
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
        if (channels.leaving()) { // in this order: who is seated is either sent away here or told with the others
            return Future.failedFuture(new Refusal("busy"));
        }
        var moment = channel.moment();
        var viewer = new Viewer(request.request(), moment.tick());
        row.add(viewer);
        try {
            request.addEndHandler(end -> loop.runOnContext(go -> {
                if (gone.tryComplete()) {
                    row.remove(viewer);
                }
            }));
            viewer.welcome(moment.events(after));
        } catch (Throwable unwelcome) { // its end may never be heard of, and the seat is somebody else's
            row.remove(viewer);
            gone.fail(unwelcome);
            if (request.response().headWritten()) {
                viewer.cut();
            }
        }
        return gone.future();
    }

    /** The body of an answer to somebody who polls. */
    Future<Buffer> poll(UUID stream, Position after) {
        try {
            return enter(stream, 0).moment(after, PATIENCE).map((Moment moment) -> moment.poll(after));
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
    }

    private Channel enter(UUID stream, int seats) {
        var channel = channels.enter(stream, seats);
        if (!channel.open()) {
            ticker.wake();
        }
        return channel;
    }
}
