package cn.zhijia.gateway.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.suite.LocalSuite;

/** Twenty counsellors who are there by video twelve hours of every day, and five of them by telephone on Saturday evenings. */
record Practice(Door door, List<UUID> counsellors) {

    static final int COUNSELLORS = 20;
    static final int DAYS = 31;
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final List<String> WEEK = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY",
            "SUNDAY");

    /** A free time, as the list gives it. */
    record Free(String slot, UUID counsellor, Instant start, Instant end) {
    }

    static Practice open(LocalSuite suite) {
        var practice = new Practice(new Door(suite.gateway()), new ArrayList<>());
        practice.door.invite("slot-looker", "shouer");
        for (int i = 0; i < COUNSELLORS; i++) {
            practice.counsellors.add(practice.counsellor(i));
        }
        return practice;
    }

    static LocalDate first() {
        return LocalDate.now(BEIJING).plusDays(2);
    }

    static LocalDate last() {
        return first().plusDays(DAYS - 1);
    }

    private UUID counsellor(int number) {
        var id = UUID.randomUUID();
        String path = "/v1/counsellors/" + id;
        door.put("admin1", path,
                Map.ofEntries(Map.entry("memberNo", "B-" + id.toString().substring(0, 18)), Map.entry("name", "咨询师" + number),
                        Map.entry("agency", "xinyuan"), Map.entry("languages", List.of("zh-CN")),
                        Map.entry("gender", "FEMALE"), Map.entry("topics", List.of("SLEEP", "STRESS")),
                        Map.entry("qualifications", List.of(Map.of("name", "国家二级心理咨询师", "expiresOn", "2099-12-31"))),
                        Map.entry("modalities", List.of("PHONE", "VIDEO")), Map.entry("mostPerDay", 16),
                        Map.entry("sessionMinutes", 50), Map.entry("bufferMinutes", 10)));
        var rules = new ArrayList<Map<String, Object>>();
        WEEK.forEach(day -> rules.add(rule(day, "08:00:00", "20:00:00", "VIDEO")));
        if (number % 4 == 0) {
            rules.add(rule("SATURDAY", "20:00:00", "21:00:00", "PHONE"));
        }
        door.put("admin1", path + "/roster", Map.of("zone", BEIJING.getId(), "rules", rules));
        return id;
    }

    private static Map<String, Object> rule(String weekday, String starts, String ends, String modality) {
        return Map.of("weekday", weekday, "hours", Map.of("starts", starts, "ends", ends, "modalities", List.of(modality)),
                "effectiveFrom", first().minusDays(7).toString());
    }

    /** So many free hours by video, the earliest first, as people in a hurry see them. */
    List<Free> free(int count) {
        var free = new ArrayList<Free>();
        for (UUID counsellor : counsellors) {
            String query = "/v1/slots?limit=100&modality=VIDEO&counsellor=" + counsellor + "&from=" + first() + "&to=" + last();
            String cursor = "";
            for (int page = 0; cursor != null && page * 100 < 2 * count / COUNSELLORS + 100; page++) {
                var found = door.get("slot-looker", query + cursor);
                found.path("items").forEach(s -> free.add(new Free(s.path("slot").asText(), counsellor,
                        Instant.parse(s.path("startsAt").asText()), Instant.parse(s.path("endsAt").asText()))));
                cursor = found.has("next") ? "&cursor=" + found.path("next").asText() : null;
            }
        }
        if (free.size() < count) {
            throw new IllegalStateException("only " + free.size() + " free hours for " + count + " people");
        }
        return free.stream().sorted(Comparator.comparing(Free::start)).limit(count).toList();
    }
}
