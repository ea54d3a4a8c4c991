package cn.zhijia.events.live.frame.audience;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import cn.zhijia.kit.Refusal;

/** The streams that are followed at this replica, and how many watch each of them. */
final class Channels {

    /** Those who poll come again within seconds. */
    private static final long WANTED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Map<UUID, Channel> open = new HashMap<>();
    private final int most;
    private int watchers;
    private volatile boolean leaving;

    /** @param most that may watch at a time */
    Channels(int most) {
        this.most = most;
    }

    /** @param seats to take: one to watch, none to poll */
    synchronized Channel enter(UUID stream, int seats) {
        if (leaving || watchers + seats > most) {
            throw new Refusal("busy");
        }
        var channel = open.computeIfAbsent(stream, id -> new Channel());
        channel.watchers += seats;
        channel.wantedAt = System.nanoTime();
        watchers += seats;
        return channel;
    }

    synchronized void exit(Channel channel) {
        channel.watchers--;
        watchers--;
    }

    synchronized int watchers() {
        return watchers;
    }

    boolean leaving() {
        return leaving;
    }

    /** Tells everybody to reconnect, and takes nobody any more. */
    synchronized void leave() {
        leaving = true;
        open.values().forEach(channel -> channel.each(Viewer::farewell));
    }

    /** Those that somebody watches or has polled of late; the others are forgotten. */
    synchronized Map<UUID, Channel> followed(Predicate<Channel> which) {
        long now = System.nanoTime();
        open.values().removeIf(channel -> channel.watchers == 0 && now - channel.wantedAt > WANTED_NANOS
                && channel.end(new Refusal("busy")));
        var followed = new HashMap<UUID, Channel>();
        open.forEach((stream, channel) -> {
            if (which.test(channel)) {
                followed.put(stream, channel);
            }
        });
        return followed;
    }

    /** There is no such stream. */
    void close(UUID stream, Channel channel) {
        synchronized (this) {
            open.remove(stream, channel);
        }
        channel.end(Refusal.notFound());
        channel.each(Viewer::farewell);
    }
}
