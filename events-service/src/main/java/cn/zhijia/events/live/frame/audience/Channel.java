package cn.zhijia.events.live.frame.audience;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.events.live.frame.Look;
import cn.zhijia.events.live.frame.Moment;
import cn.zhijia.events.live.frame.Position;
import cn.zhijia.events.live.frame.Reading;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/**
 * One stream at this replica. A tick makes its moment first and then tells the rows; a newcomer takes a seat on its event loop
 * and is
 * welcomed with the moment of then. So it hears of every later tick, and of one that was made in between knows by its number.
 */
final class Channel {

    private final Map<Context, Row> rows = new ConcurrentHashMap<>();
    private volatile Moment moment;
    private volatile Promise<Void> next = Promise.promise();
    private long toldAt = System.nanoTime();
    private boolean startOver;

    // Guarded by the hub.
    int watchers;
    long wantedAt = System.nanoTime();

    /** What the next look has to know. */
    long known() {
        return moment == null || startOver ? Look.NOTHING : moment.offset();
    }

    boolean open() {
        return moment != null;
    }

    /**
     * The present moment, once there is one. Who was told more elsewhere is not yet sent to the start: by the look after the
     * one that may be under way, everything that was committed is here too.
     */
    Future<Moment> moment(Position after, int patience) {
        var coming = next;
        var here = moment;
        if (here != null && (patience == 0 || !here.behind(after))) {
            return Future.succeededFuture(here);
        }
        return coming.future().compose(ticked -> moment(after, Math.max(0, patience - 1)));
    }

    /** Called by one thread only, as are all that follow. */
    void tick(long tick, Reading reading, ObjectMapper json) {
        if (moment == null || startOver) {
            startOver = false;
            moment = Moment.first(json, tick, reading);
        } else if (moment.precedes(reading)) {
            moment = moment.next(tick, reading);
        } else {
            startOver = true; // another log under the same name: read it from the start at the next tick
            return;
        }
        come();
        if (moment.news() != null) {
            say(tick, moment.news());
        }
    }

    /** Keeps connections alive on which nothing was said for so long. */
    void heartbeat(long nanos, Buffer beat) {
        if (System.nanoTime() - toldAt >= nanos) {
            say(Long.MAX_VALUE, beat);
        }
    }

    private void say(long tick, Buffer what) {
        toldAt = System.nanoTime();
        each(viewer -> viewer.tell(tick, what));
    }

    /** To every viewer, on its event loop. */
    void each(Consumer<Viewer> tell) {
        rows.forEach((loop, row) -> loop.runOnContext(go -> row.each(tell)));
    }

    private void come() {
        var came = next;
        next = Promise.promise();
        came.complete();
    }

    /** Those who wait for the next moment wait in vain. */
    void fail(RuntimeException why) {
        var came = next;
        next = Promise.promise();
        came.fail(why);
    }

    /** Nobody will tick it again: who waits now, or was about to, waits in vain. */
    boolean end(RuntimeException why) {
        next.tryFail(why);
        return true;
    }

    /** The seats of an event loop, from that loop; before its moment is taken, so that no tick passes it by. */
    Row row(Context loop) {
        return rows.computeIfAbsent(loop, l -> new Row());
    }

    Moment moment() {
        return moment;
    }
}
