package cn.zhijia.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Map;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsTest {

    @Test
    void chinese_unless_english_is_liked_better() {
        Map.of("en", "en", "en-GB,en;q=0.9", "en", "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN", "zh", "zh-CN", "zh-TW", "zh-CN", "fr",
                "zh-CN", "*", "zh-CN", "en;q=0.3,zh;q=0.7", "zh-CN",
                "not a;;language", "zh-CN")
                .forEach((asked, given) -> assertEquals(given, Words.language(asked).toLanguageTag(), asked));
        assertEquals("zh-CN", Words.language(null).toLanguageTag());
    }

    @Test
    void every_problem_says_what_it_is_and_what_to_do_in_both_languages() {
        for (String code : Words.codes()) {
            for (var language : new java.util.Locale[] { Words.CHINESE, Words.ENGLISH }) {
                for (String part : new String[] { ".title", ".detail", ".action" }) {
                    assertNotNull(Words.text(language, code + part, Map.of()), language + " " + code + part);
                }
            }
        }
    }
}
