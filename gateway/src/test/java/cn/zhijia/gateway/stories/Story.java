package cn.zhijia.gateway.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event of the page as its organizer would write it down: in some days, at an hour of Beijing, with some seats. */
final class Story {

    final String name;
    final Map<String, Object> body = new HashMap<>();
    int days;
    int hour;
    int minutes;
    final Map<String, Object> quotas = new LinkedHashMap<>();

    Story(String name, String union, String title, String kind) {
        this.name = name;
        body.putAll(Map.of("union", union, "title", title, "kind", kind, "zone", "Asia/Shanghai",
                "audience", Map.of("rule", "OWN_UNION")));
    }

    Story about(String description) {
        body.put("description", description);
        return this;
    }

    Story host(String host) {
        body.put("host", host);
        return this;
    }

    Story at(String place) {
        body.put("place", Map.of("title", place));
        return this;
    }

    /** @param hour of the day in Beijing */
    Story in(int days, int hour, int minutes) {
        this.days = days;
        this.hour = hour;
        this.minutes = minutes;
        return this;
    }

    Story seats(int number) {
        return counted("", Map.of("size", number));
    }

    /** Some of the seats, and whom they are for. */
    Story counted(String quota, Map<String, ?> seats) {
        quotas.put(quota, seats);
        return this;
    }

    Story tags(String... tags) {
        body.put("tags", new ArrayList<>(List.of(tags)));
        return this;
    }

    Story approved() {
        body.put("needsApproval", true);
        return this;
    }

    Story forEverybody() {
        body.put("audience", Map.of("rule", "EVERYBODY"));
        return this;
    }

    /** What else the event says: a field of its body. */
    Story with(String field, Object value) {
        body.put(field, value);
        return this;
    }
}
