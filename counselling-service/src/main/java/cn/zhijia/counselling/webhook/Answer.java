package cn.zhijia.counselling.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * What a receiver said.
 *
 * @param status 0 where nobody answered
 * @param retryAfter how long it wants to be left alone; zero where it does not say
 */
record Answer(int status, Duration retryAfter) {

    static final Answer NONE = new Answer(0, Duration.ZERO);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** @param retryAfter the header: seconds, or a date as HTTP writes it; null or anything else says nothing */
    static Answer of(int status, String retryAfter, Instant now) {
        return new Answer(status, bounded(retryAfter == null ? Duration.ZERO : read(retryAfter.strip(), now)));
    }

    private static Duration read(String header, Instant now) {
        if (header.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            return Duration.between(now, ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    boolean taken() {
        return status / 100 == 2;
    }

    /** 410: it wants no more calls. */
    boolean gone() {
        return status == 410;
    }
}
