package cn.zhijia.events.live.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UtteranceTest {

    private static final String THUMB = "\uD83D\uDC4D";

    @Test
    void a_line_is_composed_and_without_space_around_it() {
        assertEquals("caf\u00e9 好", Utterance.of(" \u3000cafe\u0301 好\n"));
    }

    @Test
    void an_emoji_counts_as_the_code_points_it_is_made_of() {
        assertEquals(400, Utterance.of(THUMB.repeat(200)).length());
        assertThrows(Refusal.class, () -> Utterance.of(THUMB.repeat(201)));
        assertEquals(202, Utterance.of("  " + "好".repeat(196) + THUMB + "\u200D" + THUMB + "字  ").length());
    }

    @Test
    void what_shows_nothing_is_blank_and_what_breaks_the_line_is_refused() {
        for (var blank : List.of("", " ", "\u200b", "\u3164", "\u2800\u00a0", "\ufe0f", "\u0007")) {
            assertThrows(Refusal.class, () -> Utterance.of(blank), blank);
        }
        for (var bad : List.of("一\n二", "a\u0000b", "\u202eabc", "a\u2066b", "a\ud800", "a\u2028b")) {
            assertThrows(Refusal.class, () -> Utterance.of(bad), bad);
        }
    }

    @Test
    void what_does_not_show_is_not_the_first_character_of_a_name() {
        for (var unseen : List.of("\u202e", "\u2066", "\u0000", "\n", "\u200b", " ", "\u0301", "\u3164", "\ud800", "\u0378",
                "\u202e\u0007\u2028")) {
            assertEquals("金**", Utterance.sender(unseen + "金晓莲"), unseen);
            assertEquals("**", Utterance.sender(unseen), unseen);
        }
        assertEquals("\u00e9**", Utterance.sender("e\u0301tienne"));
    }

    @Test
    void others_see_the_first_character_of_a_name() {
        assertEquals("金**", Utterance.sender("金晓莲"));
        assertEquals("\uD842\uDFB7**", Utterance.sender("\uD842\uDFB7野家"));
        assertEquals("**", Utterance.sender(""));
        assertEquals("**", Utterance.sender(null));
    }
}
