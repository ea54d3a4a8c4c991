package cn.zhijia.events.checkin;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a device's clock can be believed.
 *
 * @param device what it said when it sent
 * @param now in database time
 */
record Clock(Instant device, Instant now) {

    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** The clock is off, or the scan would be from the future by it. */
    boolean off(Instant scannedAt) {
        return Duration.between(device, now).abs().compareTo(TOLERANCE) > 0
                || Duration.between(device, scannedAt).compareTo(TOLERANCE) > 0;
    }

    /**
     * When it happened: as the device says, or, when its clock is off, as long before now as passed on it between the scan and
     * the sending.
     */
    Instant time(Instant scannedAt) {
        if (!off(scannedAt)) {
            return scannedAt;
        }
        return scannedAt.isAfter(device) ? now : now.minus(Duration.between(scannedAt, device));
    }
}
