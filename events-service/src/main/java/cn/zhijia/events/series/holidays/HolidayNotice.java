package cn.zhijia.events.series.holidays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

/** One year's notice as it is shipped, in {@code holidays/YEAR.json}; a corrected one carries a higher version. */
record HolidayNotice(int year, int version, String notice, String title, String source, List<Day> days) {

    record Day(LocalDate day, String name, boolean off) {
    }

    static HolidayNotice shipped(int year, ObjectMapper json) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream("holidays/" + year + ".json")) {
            return json.readValue(in, HolidayNotice.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
