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

    private static boolean says(String text, String word) {
        return Bare.of(text).says(Bare.of(word));
    }
}
