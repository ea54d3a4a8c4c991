package cn.zhijia.events.live.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.live.LivestreamState;

/** How a log is cut. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FrameTest {

    private static final FrameCounters NUMBERS = new FrameCounters(1, 2, 3, 4, 5, Instant.EPOCH);

    @Test
    void a_position_reads_as_it_is_written_and_nothing_else_does() {
        assertEquals(new Position(17, 42), Position.read("17:42"));
        assertEquals("17:42", new Position(17, 42).toString());
        for (var wrong : new String[] { null, "", "17", "17:", ":42", "-1:2", "1:2:3", "a:b", "1:9999999999999999999" }) {
            assertNull(Position.read(wrong), wrong);
        }
    }

    @Test
    void of_many_messages_in_a_tick_the_newest_ten_are_shown_and_every_offset_is_accounted_for() {
        var entries = messages(1, 25);
        entries.add(new Entry(26, entries.get(3).message(), true, null));
        entries.set(3, entries.get(3).withheld());
        var frame = FrameView.of(new Position(7, 0), entries, now(26));
        assertEquals("7:0", frame.from());
        assertEquals("7:26", frame.position());
        assertEquals(LongStream.rangeClosed(16, 25).boxed().toList(), frame.messages().stream().map(FrameMessage::at).toList());
        assertEquals(14, frame.dropped());
        assertEquals(1, frame.withheld());
        assertEquals(List.of(entries.get(3).message()), frame.hidden());
    }

    @Test
    void what_was_missed_comes_in_pieces_of_ten_messages_that_leave_nothing_out() {
        var window = Window.of(7, messages(1, 35));
        var pieces = window.since(new Position(7, 2));
        assertEquals(List.of(10, 10, 10, 3), pieces.stream().map(List::size).toList());
        assertEquals(LongStream.rangeClosed(3, 35).boxed().toList(),
                pieces.stream().flatMap(List::stream).map(Entry::offset).toList());
        assertEquals(List.of(List.of()), window.since(new Position(7, 35)));
    }

    @Test
    void two_hundred_entries_back_is_within_reach_and_no_further() {
        var window = Window.of(7, messages(1, 150)).with(messages(151, 230));
        assertTrue(window.reaches(new Position(7, 230)));
        assertTrue(window.reaches(new Position(7, 30)));
        assertFalse(window.reaches(new Position(7, 29)));
        assertFalse(window.reaches(new Position(8, 100)));
        assertFalse(window.reaches(new Position(7, 231)));
        assertTrue(window.behind(new Position(7, 231)));
        assertFalse(window.behind(new Position(8, 231)));
        assertFalse(window.reaches(null));
    }

    @Test
    void what_is_taken_back_is_withheld_from_those_who_come_later() {
        var entries = messages(1, 12);
        var gone = entries.get(11).message();
        var window = Window.of(7, entries).with(List.of(new Entry(13, gone, true, null)));
        assertFalse(window.newest().stream().anyMatch(m -> m.id().equals(gone)));
        assertEquals(10, window.newest().size());
        var frame = FrameView.of(new Position(7, 10), window.since(new Position(7, 10)).get(0), now(13));
        assertEquals(1, frame.messages().size());
        assertEquals(1, frame.withheld());
        assertEquals(List.of(gone), frame.hidden());
    }

    @Test
    void numbers_that_are_read_again_a_moment_later_are_no_news() {
        assertTrue(new FrameCounters(1, 2, 3, 4, 5, Instant.EPOCH.plusSeconds(1)).says(NUMBERS));
        assertFalse(new FrameCounters(1, 2, 3, 4, 6, Instant.EPOCH).says(NUMBERS));
    }

    private static List<Entry> messages(long from, long to) {
        var entries = new ArrayList<Entry>();
        for (long at = from; at <= to; at++) {
            var id = new UUID(0, at);
            entries.add(new Entry(at, id, false, new FrameMessage(id, "金**", "第 " + at + " 条", Instant.EPOCH, at)));
        }
        return entries;
    }

    private static Reading now(long last) {
        return new Reading(new UUID(1, 1), 7, last, LivestreamState.LIVE, NUMBERS, List.of());
    }
}
