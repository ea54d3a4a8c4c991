package cn.zhijia.counselling.instrument.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.zhijia.counselling.instrument.Catalogue;
import cn.zhijia.counselling.instrument.Level;
import cn.zhijia.kit.Refusal;

/** The screener, read as its authors do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScreenerTest {

    private static final String YES = "LA33-6", NO = "LA32-8";

    @ParameterizedTest
    @CsvSource({ "NN---N-,NONE_REPORTED,L0,", "YN---N-,LOW,L1,", "NYNNNN-,LOW,L1,", "NYYNNN-,MODERATE,L2,120",
            "NN---YN,MODERATE,L2,120", "NYNYNN-,HIGH,L3,5", "NYNNYN-,HIGH,L3,5", "NN---YY,HIGH,L3,5",
            "YYYYYYY,HIGH,L3,5" })
    void the_screener_is_read_from_the_top(String seven, String band, Level level, Long minutes) {
        var answers = screener(seven);
        assertEquals(new Result(null, band, false), Result.of(answers));
        assertEquals(new Flag(level, minutes == null ? null : Duration.ofMinutes(minutes)),
                Flag.of(answers, Result.of(answers)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "NNY--N-", "NN---NN", "NY---N-", "NN---Y-" })
    void a_question_that_follows_from_another_is_asked_then_and_only_then(String seven) {
        assertEquals("invalid-request", assertThrows(Refusal.class, () -> screener(seven)).code());
    }

    @Test
    void every_answer_to_the_screener_is_read_as_its_authors_wrote_it_down() {
        int valid = 0;
        for (int bits = 0; bits < 128; bits++) {
            var yes = new boolean[8]; // 1 to 6, and 7 for "within three months"
            for (int q = 1; q <= 7; q++) {
                yes[q] = (bits >> (q - 1) & 1) == 1;
            }
            if ((yes[2] || !yes[3] && !yes[4] && !yes[5]) && (yes[6] || !yes[7])) {
                valid++;
                String band = yes[4] || yes[5] || yes[7] ? "HIGH"
                        : yes[3] || yes[6] ? "MODERATE" : yes[1] || yes[2] ? "LOW" : "NONE_REPORTED";
                assertEquals(band, Result.of(screener(sheet(yes))).band());
            }
        }
        assertEquals(2 * 9 * 3, valid);
    }

    private static String sheet(boolean[] yes) {
        var sheet = new StringBuilder();
        for (int q = 1; q <= 7; q++) {
            boolean asked = q == 7 ? yes[6] : q < 3 || q == 6 || yes[2];
            sheet.append(!asked ? '-' : yes[q] ? 'Y' : 'N');
        }
        return sheet.toString();
    }

    private static Answers screener(String seven) {
        var screener = Catalogue.current("c-ssrs").orElseThrow().instrument();
        var given = new ArrayList<Answer>();
        for (int i = 0; i < 7; i++) {
            if (seven.charAt(i) != '-') {
                given.add(new Answer(screener.items().get(i).code(), seven.charAt(i) == 'Y' ? YES : NO));
            }
        }
        return Answers.of(screener, given);
    }
}
