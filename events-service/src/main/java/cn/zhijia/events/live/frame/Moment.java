package cn.zhijia.events.live.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.buffer.Buffer;

/**
 * A stream at one tick, with everything that can be said about it. Whatever is said is written down once and sent to all who
 * have to
 * hear it.
 */
public final class Moment {

    /** Places to go on from that answers are kept for; there are rarely more than a few. */
    private static final int KEPT = 64;
    private static final Position NOWHERE = new Position(-1, -1);

    private final ObjectMapper json;
    private final long tick;
    private final Window window;
    private final Reading now;
    private final Buffer news;
    private final Map<Position, Buffer> events = new ConcurrentHashMap<>();
    private final Map<Position, Buffer> polls = new ConcurrentHashMap<>();

    private Moment(ObjectMapper json, long tick, Window window, Reading now, Buffer news) {
        this.json = json;
        this.tick = tick;
        this.window = window;
        this.now = now;
        this.news = news;
    }

    /** The stream as it is found: whoever followed it before has to start over. */
    public static Moment first(ObjectMapper json, long tick, Reading now) {
        var window = Window.of(now.epoch(), now.entries());
        var first = new Moment(json, tick, window, now, null);
        return new Moment(json, tick, window, now, first.event("reset", FrameView.start(window, now)));
    }

    /** The next; its news are null when there are none. */
    public Moment next(long tick, Reading then) {
        var frame = FrameView.of(window.position(), then.entries(), then);
        boolean same = then.entries().isEmpty() && then.state() == now.state() && then.counters().says(now.counters());
        return new Moment(json, tick, window.with(then.entries()), then, same ? null : event("frame", frame));
    }

    /** Whether this is the same log, so that there is a next moment for it. */
    public boolean precedes(Reading then) {
        return then.epoch() == now.epoch() && then.last() >= window.position().offset();
    }

    public long tick() {
        return tick;
    }

    public long offset() {
        return window.position().offset();
    }

    /** The event for those who were there the moment before; null when there is nothing to say. */
    public Buffer news() {
        return news;
    }

    /** Whether somebody has been told, by another replica, more than is known here yet. */
    public boolean behind(Position after) {
        return window.behind(after);
    }

    /** The events that bring somebody here, from a position or, if need be, from nowhere. */
    public Buffer events(Position after) {
        return kept(events, after, from -> {
            var all = Buffer.buffer();
            if (from.equals(NOWHERE)) {
                return event("reset", FrameView.start(window, now));
            }
            frames(from).forEach(frame -> all.appendBuffer(event("frame", frame)));
            return all;
        });
    }

    /** The same for those who poll. */
    public Buffer poll(Position after) {
        return kept(polls, after, from -> from.equals(NOWHERE)
                ? body(Map.of("reset", true, "frames", List.of(FrameView.start(window, now))))
                : body(Map.of("reset", false, "frames", frames(from))));
    }

    private Buffer kept(Map<Position, Buffer> written, Position after, java.util.function.Function<Position, Buffer> write) {
        var from = window.reaches(after) ? after : NOWHERE;
        return written.size() < KEPT ? written.computeIfAbsent(from, write)
                : written.containsKey(from) ? written.get(from) : write.apply(from);
    }

    private List<FrameView> frames(Position after) {
        var frames = new ArrayList<FrameView>();
        var from = after;
        for (var piece : window.since(after)) {
            frames.add(FrameView.of(from, piece, now));
            from = new Position(from.epoch(), from.offset() + piece.size());
        }
        return frames;
    }

    private Buffer event(String name, FrameView frame) {
        return Buffer.buffer("id: " + frame.position() + "\nevent: " + name + "\ndata: ").appendBuffer(body(frame))
                .appendString("\n\n");
    }

    private Buffer body(Object body) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
