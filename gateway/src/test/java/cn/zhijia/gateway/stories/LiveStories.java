package cn.zhijia.gateway.stories;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/** Story 7: the law livestream of 2025, of which the totals are known, and one that is live since the data was loaded. */
final class LiveStories {

    static final String OF_2025 = path("law 2025");
    static final String NOW = path("law now");

    private static final String ORGANIZER = "organizer-city";
    private static final int VIEWERS = 12;
    private static final int MOST_LIKES = 10;
    private static final List<String> LINES = List.of("产假期间公司可以降薪吗？", "怀孕以后被调岗，该怎么办？", "金律师讲得真清楚！", "人身安全保护令去哪里申请？",
            "试用期怀孕会被辞退吗？");

    private LiveStories() {
    }

    /** Loading twice changes nothing, and leaves alone what an organizer has changed or ended since. */
    static void load(Door door, Consumer<String> progress) {
        imported(door);
        progress.accept("女职工普法直播：2025年 160.5万人次、159.3万点赞（历史数据）");
        live(door);
        progress.accept("女职工普法直播：正在直播，可点赞、发言");
    }

    /** The page gives neither day nor hour: those are ours. */
    private static void imported(Door door) {
        door.put(ORGANIZER, OF_2025, announced("“情系女职工 法你在身边”2025年女职工普法直播主题课程",
                "以“守护女性权益 共筑法治蓝天”为主题，金晓莲律师解读劳动关系、婚姻、家财等问题。北京市总工会女职工委员会、市总工会法律服务中心和劳动午报社共同开展。",
                Instant.parse("2025-03-08T06:00:00Z")));
        door.put(ORGANIZER, OF_2025 + "/history-import",
                Map.of("liveAt", "2025-03-08T06:00:00Z", "endedAt", "2025-03-08T07:30:00Z",
                        "visits", 1_605_000, "likes", 1_593_000, "source", "劳动午报"));
    }

    private static void live(Door door) {
        var known = known(door);
        if (known == null || known.get("state").asText().equals("SCHEDULED")) {
            var start = known == null ? Instant.now().truncatedTo(ChronoUnit.MINUTES)
                    : Instant.parse(known.get("startsAt").asText());
            door.put(ORGANIZER, NOW, announced("“情系女职工 法你在身边”普法直播·答疑", "金晓莲律师在线答疑：职场性别歧视、生育权益保障、家庭暴力救济。", start));
            door.put(ORGANIZER, NOW + "/chat-settings", Map.of("mode", "OPEN", "slowModeSeconds", 5));
            door.put(ORGANIZER, NOW + "/keywords", Map.of("review", List.of("加微信"), "refuse", List.of("博彩")));
            door.put(ORGANIZER, NOW + "/opening", null);
        } else if (!known.get("state").asText().equals("LIVE")) {
            return;
        }
        for (int viewer = 1; viewer <= VIEWERS; viewer++) {
            watch(door, viewer % 2 == 0 ? null : "member" + viewer, viewer);
        }
        for (int i = 0; i < LINES.size(); i++) {
            door.put("member" + (2 * i + 1), NOW + "/messages/" + Door.id("law now line " + i), Map.of("text", LINES.get(i)));
        }
    }

    private static void watch(Door door, String account, int viewer) {
        String visit = NOW + "/visits/" + Door.id("law now visit " + viewer);
        door.put(account, visit, Map.of("device", Door.id("device " + viewer)));
        door.put(account, visit + "/likes", Map.of("count", viewer % MOST_LIKES));
    }

    private static Map<String, Object> announced(String title, String description, Instant start) {
        return Map.of("union", "city", "title", title, "description", description, "startsAt", start, "guests", true);
    }

    /** Null while nobody has announced it. */
    private static JsonNode known(Door door) {
        try {
            return door.get(null, NOW);
        } catch (IllegalStateException refused) {
            if (refused.getMessage().contains("\"code\":\"not-found\"")) {
                return null;
            }
            throw refused;
        }
    }

    static UUID idNow() {
        return id("law now");
    }

    private static UUID id(String name) {
        return Door.id("livestream " + name);
    }

    private static String path(String name) {
        return "/v1/livestreams/" + id(name);
    }
}
