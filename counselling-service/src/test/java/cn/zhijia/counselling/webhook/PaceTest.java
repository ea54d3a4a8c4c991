package cn.zhijia.counselling.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.hospital.Verified;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PaceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private static long[] waits(Pace pace, int most) {
        return IntStream.rangeClosed(1, most).mapToLong(n -> pace.after(n, Duration.ZERO).toSeconds()).toArray();
    }

    @Test
    void a_crisis_waits_up_to_two_minutes_and_the_rest_as_the_specification_says() {
        assertArrayEquals(new long[] { 5, 15, 30, 60, 120, 120, 120 }, waits(Pace.CRISIS, 7));
        assertArrayEquals(new long[] { 5, 15, 30, 60, 120, 120 }, waits(Pace.PAGE, 6));
        assertArrayEquals(new long[] { 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400 }, waits(Pace.NORMAL, 9));
    }

    @Test
    void only_a_crisis_is_never_given_up() {
        assertFalse(Pace.CRISIS.givesUp(100_000, Duration.ofDays(365)));
        assertFalse(Pace.NORMAL.givesUp(9, Duration.ofDays(365)));
        assertTrue(Pace.NORMAL.givesUp(10, Duration.ZERO));
        assertFalse(Pace.PAGE.givesUp(1_000, Duration.ofHours(24)));
        assertTrue(Pace.PAGE.givesUp(1, Duration.ofHours(25)));
    }

    @Test
    void who_asks_for_patience_gets_it_outside_a_crisis() {
        var hour = Duration.ofHours(1);
        assertEquals(hour, Pace.NORMAL.after(1, hour));
        assertEquals(Duration.ofHours(2), Pace.NORMAL.after(4, hour));
        assertEquals(Duration.ofSeconds(5), Pace.CRISIS.after(1, hour));
        assertEquals(Duration.ofSeconds(5), Pace.PAGE.after(1, hour));
    }

    @Test
    void retry_after_is_read_as_http_writes_it_and_has_a_bound() {
        assertEquals(Duration.ofSeconds(120), Answer.of(503, "120", NOW).retryAfter());
        assertEquals(Duration.ofMinutes(5), Answer.of(503, "Mon, 02 Mar 2026 02:05:00 GMT", NOW).retryAfter());
        for (String nothing : new String[] { null, "", "soon", "-5", "1.5", "Mon, 02 Mar 2026 01:00:00 GMT", "99999999999" }) {
            assertEquals(Duration.ZERO, Answer.of(503, nothing, NOW).retryAfter(), nothing);
        }
        assertEquals(Duration.ofDays(1), Answer.of(503, "999999999", NOW).retryAfter());
    }

    @Test
    void ed25519_is_that_of_rfc_8032_and_the_jdk_verifies_it() throws GeneralSecurityException {
        var key = new Ed25519(HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        byte[] bytes = HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertEquals("whpk_" + Base64.getEncoder().encodeToString(bytes), key.publicKey());
        assertTrue(Verified.by(key.publicKey(), key.of("id", 1_772_416_800, "{\"词\":1}"), "id.1772416800.{\"词\":1}"));
        assertFalse(Verified.by(key.publicKey(), key.of("id", 1_772_416_801, "{\"词\":1}"), "id.1772416800.{\"词\":1}"));
        assertThrows(IllegalArgumentException.class, () -> new Ed25519(new byte[16]));
    }
}
