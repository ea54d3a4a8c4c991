package cn.zhijia.events.live.frame.audience;

import java.util.concurrent.ThreadLocalRandom;

import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** Somebody who follows a stream over a connection that stays open. Lives on its connection's event loop. */
final class Viewer {

    private static final Throwable LOST = new VertxException("A viewer reads too slowly, or cannot be written to", true);
    private static final Buffer[] RETRIES = new Buffer[32];
    private static final Buffer[] GOODBYES = new Buffer[RETRIES.length];

    static {
        for (int i = 0; i < RETRIES.length; i++) { // evenly from 1 to 5 seconds: phones must not all come back together
            int millis = 1_000 + 4_000 * i / (RETRIES.length - 1);
            RETRIES[i] = Buffer.buffer("retry: " + millis + "\n\n");
            GOODBYES[i] = Buffer.buffer("event: reconnect\nretry: " + millis + "\ndata: {}\n\n");
        }
    }

    private final HttpServerRequest request;
    /** The tick up to which everything was said. */
    private final long since;
    private int seat;

    Viewer(HttpServerRequest request, long since) {
        this.request = request;
        this.since = since;
    }

    void welcome(Buffer events) {
        var response = request.response();
        response.putHeader("Content-Type", "text/event-stream;charset=UTF-8").putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no").setChunked(true);
        response.write(one(RETRIES));
        response.write(events);
    }

    /** Says it, unless it was part of the welcome. Whoever has not taken what was said before is let go. */
    void tell(long tick, Buffer what) {
        if (tick <= since || request.response().ended()) {
            return;
        }
        if (request.response().writeQueueFull()) {
            cut();
        } else {
            request.response().write(what);
        }
    }

    /** Asks it to go elsewhere, or to come back later. */
    void farewell() {
        if (!request.response().ended()) {
            request.response().end(one(GOODBYES));
        }
    }

    /** At once: Vert.x itself would first wait until everything is written, which for this one is never. */
    void cut() {
        if (request.connection() instanceof ConnectionBase connection && request.version() != HttpVersion.HTTP_2) {
            connection.fail(LOST);
        } else {
            request.response().reset();
        }
    }

    int seat() {
        return seat;
    }

    void sit(int where) {
        seat = where;
    }

    private static Buffer one(Buffer[] choice) {
        return choice[ThreadLocalRandom.current().nextInt(choice.length)];
    }
}
