package cn.zhijia.events.live.frame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** The newest part of a log, from which those who missed something are served. Never changes; the next tick has another. */
final class Window {

    /** Entries that somebody can have missed and still go on. */
    static final int REACH = 200;
    /** Messages in one frame, and after starting over. */
    static final int SHOWN = 10;

    private final long epoch;
    private final long last;
    private final List<Entry> entries;

    private Window(long epoch, long last, List<Entry> entries) {
        this.epoch = epoch;
        this.last = last;
        this.entries = List.copyOf(entries);
    }

    static Window of(long epoch, List<Entry> newest) {
        return new Window(epoch, 0, List.of()).with(newest);
    }

    /** Moved on by what follows. What is taken back in it is withheld from all who come later. */
    Window with(List<Entry> newer) {
        if (newer.isEmpty()) {
            return this;
        }
        var hidden = new HashSet<UUID>();
        newer.stream().filter(Entry::tombstone).forEach(e -> hidden.add(e.message()));
        var all = new ArrayList<>(entries);
        all.addAll(newer);
        all.replaceAll(e -> !e.tombstone() && hidden.contains(e.message()) ? e.withheld() : e);
        return new Window(epoch, all.get(all.size() - 1).offset(), all.subList(Math.max(0, all.size() - REACH), all.size()));
    }

    Position position() {
        return new Position(epoch, last);
    }

    /** Whether all that follows this position is at hand. */
    boolean reaches(Position from) {
        return from != null && from.epoch() == epoch && from.offset() <= last && from.offset() >= last - entries.size();
    }

    /** Whether another replica, or an earlier log, was further on. */
    boolean behind(Position from) {
        return from != null && from.epoch() == epoch && from.offset() > last;
    }

    /**
     * What follows a position that it reaches, in pieces of at most ten messages; one piece that is empty when nothing does.
     */
    List<List<Entry>> since(Position from) {
        var missed = entries.subList(entries.size() - (int) (last - from.offset()), entries.size());
        var pieces = new ArrayList<List<Entry>>();
        int begin = 0;
        int messages = 0;
        for (int i = 0; i < missed.size(); i++) {
            if (missed.get(i).shown() != null && ++messages > SHOWN) {
                pieces.add(missed.subList(begin, i));
                begin = i;
                messages = 1;
            }
        }
        pieces.add(missed.subList(begin, missed.size()));
        return pieces;
    }

    /** The newest messages that are shown, the oldest of them first. */
    List<FrameMessage> newest() {
        var shown = entries.stream().map(Entry::shown).filter(java.util.Objects::nonNull).toList();
        return shown.subList(Math.max(0, shown.size() - SHOWN), shown.size());
    }
}
