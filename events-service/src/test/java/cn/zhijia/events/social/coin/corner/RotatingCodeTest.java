package cn.zhijia.events.social.coin.corner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RotatingCodeTest {

    private static final byte[] SECRET = "12345678901234567890123456789012".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, SHA256: the last six of its eight digits. */
    @Test
    void the_test_vectors_of_the_standard_come_out() {
        assertEquals("119246", at(59));
        assertEquals("084774", at(1_111_111_109));
        assertEquals("062674", at(1_111_111_111));
        assertEquals("819424", at(1_234_567_890));
        assertEquals("698825", at(2_000_000_000));
        assertEquals("737706", at(20_000_000_000L));
    }

    @Test
    void a_code_is_taken_in_its_half_minute_and_the_next_and_no_other() {
        var code = at(90);
        assertFalse(accepted(code, 89));
        assertTrue(accepted(code, 90));
        assertTrue(accepted(code, 119));
        assertTrue(accepted(code, 149));
        assertFalse(accepted(code, 150));
        assertEquals(Instant.ofEpochSecond(120), RotatingCode.until(Instant.ofEpochSecond(90)));
        assertEquals(Instant.ofEpochSecond(120), RotatingCode.until(Instant.ofEpochSecond(119)));
    }

    private static boolean accepted(String code, long second) {
        return RotatingCode.accepts(SECRET, code, Instant.ofEpochSecond(second));
    }

    private static String at(long second) {
        return RotatingCode.at(SECRET, Instant.ofEpochSecond(second));
    }
}
