package cn.zhijia.events.live.frame.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.quarkus.logging.Log;

/** The viewers of one stream whose connections share an event loop; touched by that loop alone, and so without locks. */
final class Row {

    private final List<Viewer> viewers = new ArrayList<>();

    void add(Viewer viewer) {
        viewer.sit(viewers.size());
        viewers.add(viewer);
    }

    /** The last takes the free seat. */
    void remove(Viewer viewer) {
        var last = viewers.remove(viewers.size() - 1);
        if (last != viewer) {
            viewers.set(viewer.seat(), last);
            last.sit(viewer.seat());
        }
    }

    /**
     * Backwards: who is let go on the way leaves the seat to one that had its turn. Whoever cannot be told is cut off, to
     * resume elsewhere, and takes nobody else's news along.
     */
    void each(Consumer<Viewer> tell) {
        for (int i = viewers.size() - 1; i >= 0; i--) {
            var viewer = viewers.get(i);
            try {
                tell.accept(viewer);
            } catch (RuntimeException e) {
                Log.warn("A viewer could not be told", e);
                viewer.cut();
            }
        }
    }
}
