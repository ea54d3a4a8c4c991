package cn.zhijia.events.checkin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

import cn.zhijia.events.Reach;

/**
 * One code that one device saw.
 *
 * @param id chosen by the device
 * @param scannedAt by the device's clock, in the database's microseconds
 * @param turnedAway the gate decided by itself not to let the person through
 */
record Sighting(UUID id, String token, String device, String gate, Instant scannedAt, Direction direction,
        boolean turnedAway) {

    private static final String MARK = "zhijia:ticket:";

    Sighting {
        scannedAt = scannedAt.truncatedTo(ChronoUnit.MICROS);
        token = token.startsWith(MARK) ? token.substring(MARK.length()) : token;
    }

    /** Refuses a time that no clock can show. */
    Sighting checked(String pointer) {
        Reach.checked(pointer, scannedAt);
        return this;
    }

    /** The same for the same sighting only. NUL parts the fields: no text that comes in holds one. */
    String digest() {
        var said = String.join("\0", token, device, gate, scannedAt.toString(), direction.name(), String.valueOf(turnedAway));
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
