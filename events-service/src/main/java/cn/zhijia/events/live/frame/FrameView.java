package cn.zhijia.events.live.frame;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.live.LivestreamState;

@Schema(name = "Frame", description = "What the log says after from, up to position, and the numbers as they stand. Each offset in between is one of messages, hidden, dropped or withheld, so position - from is their sum; only after starting over do messages come from before.")
public record FrameView(
        @Schema(required = true, maxLength = 37, pattern = Position.FORM, examples = "1764576000000:1041") String from,
        @Schema(required = true, maxLength = 37, pattern = Position.FORM, examples = "1764576000000:1043", description = "Where to go on from; the event's id as well.") String position,
        @Schema(required = true) LivestreamState state,
        @Schema(required = true, maxItems = Window.SHOWN, description = "New chat lines, by offset.") List<FrameMessage> messages,
        @Schema(required = true, minimum = "0", description = "Messages that were too many to be shown live; the list of messages has them.") int dropped,
        @Schema(required = true, minimum = "0", description = "Messages that were taken back before they could be shown here.") int withheld,
        @Schema(required = true, maxItems = 1000, description = "Messages to take off the screen, if they are on it.") List<UUID> hidden,
        @Schema(required = true) FrameCounters counters) {

    /** With all of its messages, as long as they are not too many; else the newest of them. */
    static FrameView of(Position from, List<Entry> entries, Reading now) {
        var shown = entries.stream().map(Entry::shown).filter(Objects::nonNull).toList();
        int dropped = Math.max(0, shown.size() - Window.SHOWN);
        var hidden = entries.stream().filter(Entry::tombstone).map(Entry::message).toList();
        return new FrameView(from.toString(), new Position(from.epoch(), from.offset() + entries.size()).toString(),
                now.state(),
                shown.subList(dropped, shown.size()), dropped, entries.size() - shown.size() - hidden.size(), hidden,
                now.counters());
    }

    /** For those who start over. */
    static FrameView start(Window window, Reading now) {
        var here = window.position().toString();
        return new FrameView(here, here, now.state(), window.newest(), 0, 0, List.of(), now.counters());
    }
}
