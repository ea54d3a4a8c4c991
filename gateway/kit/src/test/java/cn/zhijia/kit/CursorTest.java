package cn.zhijia.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CursorTest {

    @Test
    void gives_back_the_place_it_was_made_for() {
        assertEquals(List.of("2026-11-23T00:00:00Z", "慧企学堂", ""),
                Cursor.read(Cursor.after("union=bus", "2026-11-23T00:00:00Z", "慧企学堂", ""), "union=bus", 3));
    }

    @Test
    void belongs_to_its_filters() {
        String cursor = Cursor.after("union=bus", 7);
        assertEquals("bad-cursor", assertThrows(Refusal.class, () -> Cursor.read(cursor, "union=city", 1)).code());
        assertEquals("bad-cursor", assertThrows(Refusal.class, () -> Cursor.read(cursor, "union=bus", 2)).code());
    }

    @Test
    void refuses_what_it_did_not_make() {
        for (String cursor : new String[] { "", "x", "%%%", "AAAAAAAAAAAAAAAA", Cursor.after("a", 7).substring(1),
                Cursor.after("a", 7) + "AA" }) {
            assertEquals("bad-cursor", assertThrows(Refusal.class, () -> Cursor.read(cursor, "a", 1)).code(), cursor);
        }
    }
}
