package cn.zhijia.gateway.stories;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Story 5 while it happens: a circle that begins in half an hour, whose people have come, draw their wheels, stick labels on
 * each other and say how it was.
 */
final class PraiseCircle {

    static final UUID EVENT = Door.id("event praise-circle");

    private static final String PATH = "/v1/events/" + EVENT;
    private static final String ORGANIZER = "organizer-shouer";
    private static final int FIRST = 2;
    private static final int LAST = 8;
    /** Of the words that every installation knows: 坚持, 善良, 团队合作, 感恩 and others. */
    private static final int[] LABELS = { 7, 11, 13, 21, 1, 5, 9 };

    private PraiseCircle() {
    }

    /** @param known when it begins, if it was loaded before */
    static void hold(Door door, Instant known) {
        var start = known == null ? Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(30)) : known;
        door.put(ORGANIZER, PATH, Map.of("union", "shouer", "title", "礼赞劳动美：积极品质大转盘", "kind", "GROUP_COUNSELLING",
                "description", "组员讲述最自豪的一件事，彼此贴上积极品质标签。", "place", Map.of("title", "首都儿科研究所心灵驿站"), "startsAt", start,
                "endsAt", start.plus(Duration.ofHours(2)), "audience", Map.of("rule", "OWN_UNION"), "tags", List.of("积极品质")));
        door.put(ORGANIZER, PATH + "/quotas/" + Door.id("quota praise-circle"), Map.of("size", 12));
        door.put(ORGANIZER, PATH + "/publication", null);
        for (int member = FIRST; member <= LAST; member++) {
            comes(door, member, start.minus(Duration.ofMinutes(31)));
        }
        for (int member = FIRST; member <= LAST; member++) {
            takesPart(door, member, member == LAST ? FIRST : member + 1);
        }
    }

    private static void comes(Door door, int member, Instant at) {
        door.put("member" + member, PATH + "/registration",
                Map.of("attempt", Door.id("attempt praise-circle member" + member)));
        var token = door.get("member" + member, PATH + "/registration/ticket").get("token").asText();
        door.put(ORGANIZER, PATH + "/check-ins/" + Door.id("scan praise-circle member" + member), Map.of("token", token,
                "deviceId", "gate-1", "gate", "心灵驿站", "scannedAt", at, "direction", "ENTRY", "deviceTime", Instant.now()));
    }

    private static void takesPart(Door door, int member, int neighbour) {
        var own = label(member);
        door.put("member" + member, "/v1/me/praise-wheel",
                Map.of("qualities", List.of(Map.of("label", own, "weight", 5)), "shared", false));
        door.put("member" + member, PATH + "/praises/" + Door.id("praise " + member + " " + neighbour),
                Map.of("to", "M-MEMBER" + neighbour, "label", label(neighbour), "note", "夜班时总记得给大家留一盏灯"));
        door.put("member" + member, PATH + "/feedback", Map.of("attempt", Door.id("feedback praise-circle member" + member),
                "score", member % 3 == 0 ? 4 : 5, "text", "第一次这样认真地说出同伴的好，自己也被看见了。"));
    }

    private static String label(int member) {
        return "019c0000-0000-7000-8000-%012d".formatted(LABELS[member - FIRST]);
    }
}
