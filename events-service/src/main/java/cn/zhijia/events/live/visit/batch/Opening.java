package cn.zhijia.events.live.visit.batch;

import java.util.Comparator;
import java.util.UUID;

import cn.zhijia.events.Ids;
import cn.zhijia.events.live.visit.broadcast.Viewer;

/** Somebody opens a stream. */
record Opening(UUID stream, UUID visit, Viewer viewer, Seat seat) {

    /** Who watches what on which device. One visit at a time is the one to go on with. */
    record Seat(UUID stream, UUID viewer, UUID device) {

        static final Comparator<Seat> ORDER = Comparator.comparing(Seat::stream, Ids.ORDER)
                .thenComparing(Seat::viewer, Ids.ORDER).thenComparing(Seat::device, Ids.ORDER);
    }

    Opening(UUID stream, UUID visit, Viewer viewer, UUID device) {
        this(stream, visit, viewer, new Seat(stream, viewer.on(device), device));
    }

    UUID device() {
        return seat.device;
    }
}
