package cn.zhijia.events.series;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;

import cn.zhijia.kit.Refusal;

/** Local times and durations as the contract writes them. */
final class Local {

    static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}";
    static final String DURATION = "PT(?=\\d)(\\d{1,3}H)?(\\d{1,4}M)?";
    private static final int LONGEST_MINUTES = 7 * 24 * 60;

    private Local() {
    }

    static LocalDateTime time(String pointer, String text) {
        try {
            var time = LocalDateTime.parse(text);
            if (time.getYear() < 2000 || time.getYear() >= 2200) {
                throw Refusal.field(pointer, "out-of-range");
            }
            return time;
        } catch (DateTimeException noSuchTime) {
            throw Refusal.field(pointer, "unreadable-value");
        }
    }

    /** A date in an address: what cannot be one is not there. */
    static LocalDateTime found(String text) {
        try {
            return LocalDateTime.parse(text.matches(TIME) ? text : "");
        } catch (DateTimeException noSuchTime) {
            throw Refusal.notFound();
        }
    }

    static int minutes(String pointer, String duration) {
        long minutes = Duration.parse(duration).toMinutes();
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw Refusal.field(pointer, "not-a-length");
        }
        return (int) minutes;
    }

    static String duration(int minutes) {
        return Duration.ofMinutes(minutes).toString();
    }
}
