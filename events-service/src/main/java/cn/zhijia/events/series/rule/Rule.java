package cn.zhijia.events.series.rule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.zhijia.kit.Refusal;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.TemporalAdapter;

/**
 * 重复规则: the part of an RRULE (RFC 5545, 3.3.10) that a club needs. All arithmetic of dates is ical4j's, in local time; the zone
 * comes after it, so that 19:30 stays 19:30 when clocks change.
 *
 * @param text in ical4j's order of parts
 * @param zone in which UNTIL, an instant, is read
 */
public record Rule(String text, ZoneId zone) {

    private static final String WEEKDAY = "([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)";
    private static final String DAY = "-?([1-9]|[12]\\d|3[01])";
    private static final Map<String, String> FORMS = Map.of("FREQ", "DAILY|WEEKLY|MONTHLY", "INTERVAL", "[1-9]\\d?",
            "BYDAY", WEEKDAY + "(," + WEEKDAY + "){0,13}", "BYMONTHDAY", DAY + "(," + DAY + "){0,13}", "COUNT",
            "[1-9]\\d{0,2}", "UNTIL", "\\d{8}T\\d{6}Z");

    static {
        TemporalAdapter.isFloating(LocalDateTime.MIN); // first of all: ical4j's comparator and this class need each other, and only this order works
    }

    /** Refuses what is not of the subset, and names the part. */
    public static Rule checked(String rrule, ZoneId zone) {
        var parts = new HashMap<String, String>();
        for (var part : rrule.split(";", -1)) {
            int equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            if (equals < 0 || !FORMS.containsKey(name) || !part.substring(equals + 1).matches(FORMS.get(name))
                    || parts.put(name, part.substring(equals + 1)) != null) {
                throw refused(part);
            }
        }
        boolean monthly = "MONTHLY".equals(parts.get("FREQ"));
        require(parts.containsKey("FREQ"), "FREQ");
        require(!parts.containsKey("COUNT") || !parts.containsKey("UNTIL"), "UNTIL");
        require(monthly || !parts.containsKey("BYMONTHDAY"), "BYMONTHDAY");
        require(monthly || !parts.getOrDefault("BYDAY", "").matches(".*\\d.*"), "BYDAY");
        try {
            return new Rule(new Recur<LocalDateTime>(rrule).toString(), zone);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw refused(rrule);
        }
    }

    private static void require(boolean allowed, String part) {
        if (!allowed) {
            throw refused(part);
        }
    }

    private static Refusal refused(String part) {
        return Refusal.field("/rrule", "rrule-part").with("part", part.substring(0, Math.min(80, part.length())));
    }

    /** The rule's dates from {@code from} until before {@code until}, at most that many; the first of all is {@code start}. */
    public List<LocalDateTime> dates(LocalDateTime start, LocalDateTime from, LocalDateTime until, int most) {
        return from.isBefore(until) ? local().getDates(start, from, until.minusSeconds(1), most) : List.of();
    }

    /** Whether {@code start} is a date of the rule, as the first one has to be. */
    public boolean beginsAt(LocalDateTime start) {
        return dates(start, start, start.plusMinutes(1), 1).contains(start);
    }

    /** The same rule, over before that date. */
    public Rule endedBefore(LocalDateTime date) {
        var last = date.minusSeconds(1).atZone(zone).withZoneSameInstant(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"));
        return without("COUNT").without("UNTIL").with("UNTIL=" + last);
    }

    /** What is left of the rule after its first {@code dates} dates. */
    public Rule after(int dates) {
        int count = local().getCount();
        return count < 0 || dates == 0 ? this : without("COUNT").with("COUNT=" + Math.max(1, count - dates));
    }

    private Rule without(String part) {
        return new Rule(text.replaceAll(";" + part + "=[^;]*", ""), zone);
    }

    private Rule with(String part) {
        return new Rule(new Recur<LocalDateTime>(text + ";" + part).toString(), zone);
    }

    private Recur<LocalDateTime> local() {
        var read = new Recur<LocalDateTime>(text);
        Temporal until = new Recur<Temporal>(text).getUntil();
        return until == null ? read // an instant, which ical4j would compare with local dates by the clock face
                : new Recur.Builder<>(read).until(LocalDateTime.ofInstant(Instant.from(until), zone)).build();
    }
}
