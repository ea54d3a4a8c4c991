package cn.zhijia.events.social.coin.corner;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A corner's code: TOTP (RFC 6238) with HMAC-SHA-256, steps of 30 seconds and 6 digits. */
final class RotatingCode {

    static final String PATTERN = "[0-9]{6}";

    private static final int STEP = 30;
    private static final int DIGITS = 1_000_000;
    private static final int SECRET = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RotatingCode() {
    }

    static byte[] secret() {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return secret;
    }

    static String at(byte[] secret, Instant now) {
        return ofStep(secret, step(now));
    }

    static Instant until(Instant now) {
        return Instant.ofEpochSecond((step(now) + 1) * STEP);
    }

    /** The present one, or the one before: it takes a moment to read and type six digits. */
    static boolean accepts(byte[] secret, String code, Instant now) {
        return equal(code, ofStep(secret, step(now))) | equal(code, ofStep(secret, step(now) - 1));
    }

    private static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), (long) STEP);
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String ofStep(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
            int offset = hash.get(hash.capacity() - 1) & 0xf;
            return String.format(java.util.Locale.ROOT, "%06d", (hash.getInt(offset) & Integer.MAX_VALUE) % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
