package cn.zhijia.gateway.stories;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Story 2: 心悦读书会, every week at a fixed time, with standing seats. */
final class ReadingClub {

    private static final String SERIES = "/v1/series/" + Door.id("series reading-club");

    private ReadingClub() {
    }

    static void open(Door door) {
        var first = first(door);
        door.put("organizer-shouer", SERIES, Map.ofEntries(Map.entry("union", "shouer"), Map.entry("title", "心悦读书会"),
                Map.entry("description", "每周定时开展一次的读书会。"), Map.entry("kind", "READING_CLUB"),
                Map.entry("place", Map.of("title", "首都儿科研究所心灵驿站")), Map.entry("rrule", "FREQ=WEEKLY;BYDAY=WE"),
                Map.entry("localStart", first.toString()), Map.entry("duration", "PT1H"), Map.entry("zone", "Asia/Shanghai"),
                Map.entry("holidayPolicy", "SKIP"), Map.entry("size", 20), Map.entry("audience", Map.of("rule", "OWN_UNION"))));
        for (var member : new String[] { "member2", "member3", "member4" }) {
            door.put(member, SERIES + "/subscription", Map.of("attempt", Door.id("reading-club " + member)));
        }
        door.put("member3", SERIES + "/subscription/opt-outs/" + first.plusWeeks(1),
                Map.of("decision", Door.id("reading-club opt-out member3")));
    }

    /** The first date of the series that is there, or else a Wednesday to come, at noon. */
    private static LocalDateTime first(Door door) {
        var known = door.get(null, "/v1/series?union=shouer&limit=100").get("items");
        return StreamSupport.stream(known.spliterator(), false).filter(s -> SERIES.endsWith(s.get("id").asText()))
                .map(s -> LocalDateTime.parse(s.get("localStart").asText())).findFirst()
                .orElseGet(() -> LocalDate.now(ZoneId.of("Asia/Shanghai")).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
                        .atTime(12, 0));
    }
}
