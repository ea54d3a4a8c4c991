package cn.zhijia.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SliceTest {

    @Test
    void one_more_than_the_page_holds_is_not_shown_and_says_that_there_is_another() {
        var slice = Slice.of(List.of(1, 2, 3), 2).map(n -> "no " + n);
        assertEquals(List.of("no 1", "no 2"), slice.shown());
        assertEquals(Cursor.after("list", "no 2"), slice.next("list", List::of));
    }

    @Test
    void a_full_page_without_more_is_the_last() {
        for (var found : List.of(List.of(1, 2), List.of(1), List.<Integer> of())) {
            var slice = Slice.of(found, 2);
            assertEquals(found, slice.shown());
            assertNull(slice.map(n -> -n).next("list", List::of));
        }
    }
}
