package cn.zhijia.gateway.stories;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The event of {@link SocialStories}: it begins in half an hour, and its people have come. */
final class SpringEvent {

    static final UUID ID = Door.id("event spring-social today");

    private static final String PATH = "/v1/events/" + ID;
    private static final String ORGANIZER = "organizer-maizidian";
    private static final Duration EARLY = Duration.ofMinutes(30);

    private final Door door;

    SpringEvent(Door door) {
        this.door = door;
    }

    /** Each step may have been done before. */
    void hold() {
        var start = start();
        door.put(ORGANIZER, PATH, Map.of("union", "maizidian", "title", "春日绮遇·心动同行：今天的一场", "kind", "SOCIAL", "description",
                "破冰环节“欢乐有氧鼓”，咖啡角、野餐角、花艺角打卡积累春日能量币。", "place", Map.of("title", "麦子店街道"), "startsAt", start, "endsAt",
                start.plus(Duration.ofHours(4)), "audience", Map.of("rule", "OWN_UNION"), "tags", List.of("联谊")));
        door.put(ORGANIZER, PATH + "/quotas/" + Door.id("quota spring-social today"),
                Map.of("size", SocialStories.PEOPLE));
        door.put(ORGANIZER, PATH + "/publication", null);
    }

    void register(String account) {
        door.put(account, PATH + "/registration", Map.of("attempt", Door.id("attempt spring-social today " + account)));
    }

    /** One device reports them all. */
    void letIn(int people) {
        var at = start().minus(EARLY.plusMinutes(1));
        var scans = IntStream.range(0, people).mapToObj(SocialStories::person).map(account -> Map.of("scanId",
                Door.id("scan spring-social today " + account), "token",
                door.get(account, PATH + "/registration/ticket").get("token").asText(), "gate", "麦子店街道", "scannedAt", at,
                "direction", "ENTRY")).toList();
        door.post(ORGANIZER, PATH + "/check-ins", Map.of("deviceId", "gate-1", "deviceTime", Instant.now(), "scans", scans));
    }

    /** What was loaded before keeps its time. */
    private Instant start() {
        for (var event : door.get(ORGANIZER, "/v1/events?union=maizidian&limit=100").get("items")) {
            if (event.get("id").asText().equals(ID.toString())) {
                return Instant.parse(event.get("startsAt").asText());
            }
        }
        return Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(EARLY);
    }
}
