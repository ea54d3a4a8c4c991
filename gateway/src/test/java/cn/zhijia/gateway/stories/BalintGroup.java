package cn.zhijia.gateway.stories;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Story 3 of the newspaper: the Balint group of 首都儿科研究所, which has met regularly since September 2020: its first meeting as
 * history, ten members who have signed, and a meeting to come at which one of them would present a case.
 */
final class BalintGroup {

    static final String PATH = "/v1/groups/" + Door.id("balint group");

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String LEADER = "counsellor1";
    private static final String CONTRACT = "我自愿参加巴林特小组，并承诺：组内讲述的医患故事和同伴的感受只留在组内；不记录、不录音、不转述；"
            + "报告案例时隐去患者和同事的身份；按时参加，不能参加时提前告知组长。";
    private static final int FIRST = 9;
    private static final int LAST = 18;

    private BalintGroup() {
    }

    /** @param room in which it meets */
    static void load(Door door, UUID room) {
        if (!isKnown(door)) {
            door.put("admin1", PATH, Map.of("kind", "BALINT", "name", "首都儿科研究所巴林特小组", "union", "shouer", "min", 8, "max", 12,
                    "leaders", List.of(Map.of("memberNo", "M-COUNSELLOR1", "training", "巴林特小组组长培训"),
                            Map.of("memberNo", "M-COUNSELLOR3", "training", "巴林特小组组长培训")),
                    "contract", CONTRACT, "since", "2020-09-01"));
        }
        for (int member = FIRST; member <= LAST; member++) {
            takesASeat(door, member);
        }
        door.put("admin1", PATH + "/meetings/" + Door.id("balint meeting first"),
                Map.of("startsAt", Instant.parse("2020-09-16T09:30:00Z"), "endsAt", Instant.parse("2020-09-16T11:00:00Z"),
                        "place", "心灵驿站（总站）"));
        meets(door, room);
    }

    private static boolean isKnown(Door door) {
        for (var group : door.get(LEADER, "/v1/groups?union=shouer&kind=BALINT&limit=100").get("items")) {
            if (PATH.endsWith(group.get("id").asText())) {
                return true;
            }
        }
        return false;
    }

    private static void takesASeat(Door door, int member) {
        String seat = PATH + "/members/M-MEMBER" + member;
        var attempt = Door.id("balint attempt " + member);
        door.put("member" + member, seat, Map.of("attempt", attempt));
        door.put(LEADER, seat + "/approval", Map.of("attempt", attempt));
        var contract = door.get("member" + member, PATH).get("contract");
        door.put("member" + member, seat + "/contract", Map.of("attempt", attempt, "version", contract.get("version").asInt(),
                "sha256", contract.get("sha256").asText()));
    }

    /** On the next Wednesday but for the coming two days, unless a meeting is planned already. */
    private static void meets(Door door, UUID room) {
        if (!door.get(LEADER, PATH + "/meetings?limit=1").get("items").isEmpty()) {
            return;
        }
        var day = LocalDate.now(BEIJING).plusDays(2).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        String meeting = PATH + "/meetings/" + Door.id("balint meeting " + day);
        door.put(LEADER, meeting, Map.of("startsAt", at(day, "12:30"), "endsAt", at(day, "14:00"), "room", room));
        door.put("member" + FIRST, meeting + "/case-offers/" + Door.id("balint case " + day), Map.of("title", "一次艰难的沟通"));
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(BEIJING).toInstant();
    }
}
