package cn.zhijia.events.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FoldingTest {

    @Test
    void lines_have_at_most_75_octets_and_unfold_to_what_they_were() {
        for (var text : new String[] { "SUMMARY:" + "心悦读书会".repeat(40), "X".repeat(75), "X".repeat(76), "é".repeat(100),
                "😀".repeat(50), "a" + "中".repeat(60), "aa" + "中".repeat(60), "" }) {
            var folded = Folding.fold(text + "\r\nEND:X\r\n");
            assertEquals(text + "\r\nEND:X\r\n", folded.replace("\r\n ", ""));
            for (var line : folded.split("\r\n")) {
                var octets = line.getBytes(StandardCharsets.UTF_8);
                assertTrue(octets.length <= 75, line);
                assertEquals(line, new String(octets, StandardCharsets.UTF_8)); // half a pair would not come back
            }
        }
        assertEquals("X".repeat(75) + "\r\n", Folding.fold("X".repeat(75) + "\r\n"));
    }
}
