package cn.zhijia.events.live.chat.keyword;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BareTest {

    @Test
    void width_capitals_spaces_punctuation_and_what_does_not_show_are_taken_off() {
        for (var dressed : List.of("VX123", "ｖｘ１２３", "v.x-1 2\u30003", "v\u200bx\u200d1\ufeff2\u20603",
                "\u24E5\u24E7\u2460\u2461\u2462",
                "v\u0336x\u03361\u03362\u03363", "v\u3164x\u115f123", "v\u2800x123", "『v』【x】（1）《2》3")) {
            assertEquals("vx123", Bare.of(dressed).letters(), dressed);
        }
    }

    @Test
    void a_word_is_found_anywhere_and_only_in_one_piece() {
        assertTrue(says("请加我的微 信吧", "微信"));
        assertFalse(says("微小的信心", "微信"));
        assertTrue(says("ＷｅＣｈａｔ", "wechat"));
        assertFalse(says("", "微信"));
    }

    @Test
    void a_word_of_signs_is_found_among_the_signs_and_signs_hide_no_letters() {
        assertTrue(says("药\uD83D\uDC8A药", "\uD83D\uDC8A"));
        assertTrue(says("微★信", "微信"));
        assertTrue(says("\uD83D\uDC4D\uD83C\uDFFD", "\uD83D\uDC4D"));
        assertFalse(says("药", "\uD83D\uDC8A"));
        assertTrue(Bare.of(" -\u200b。\u2800").nothing());
        assertFalse(says("随便", "-"));
    }

    /** Every one there is, before, between and after the letters. */
    @Test
    void no_mark_modifier_space_or_stop_anywhere_hides_a_word() {
        for (var word : List.of("博彩", "bocai", "人", "사다리", "v信")) {
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                if (hides(c)) {
                    for (int at = 0; at <= word.length(); at++) {
                        var text = "来" + word.substring(0, at) + Character.toString(c) + word.substring(at) + "吧";
                        assertTrue(says(text, word), () -> text);
                    }
                }
            }
        }
    }

    private static boolean hides(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK,
                    Character.MODIFIER_LETTER, Character.MODIFIER_SYMBOL, Character.FORMAT, Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION ->
                true;
            default -> false;
        };
    }

    @Test
    void accents_and_raised_letters_are_seen_through_and_other_words_are_left_alone() {
        for (var dressed : List.of("博\u02bc彩", "博\u0308彩", "博\u200d彩", "博\u20dd彩", "博\u02b0彩", "博\u3005彩", "博 。彩")) {
            assertTrue(says(dressed, "博彩"), dressed);
        }
        assertTrue(says("ＢＯ彩", "bo彩"));
        assertTrue(says("b\u00f6c\u00e1i", "BoCai"));
        assertTrue(says("\u02b7\u1d49chat", "wechat"));
        assertTrue(says("ΟΔΟΣ", "οδος"));
        assertTrue(says("한국어", "\u1112\u1161\u11ab"));
        assertFalse(says("한국어", "하"), "a syllable is one letter");
        for (var harmless : List.of("博士。彩虹", "博士的彩虹", "彩博", "博")) {
            assertFalse(says(harmless, "博彩"), harmless);
        }
    }

    private static boolean says(String text, String word) {
        return Bare.of(text).says(Bare.of(word));
    }
}
