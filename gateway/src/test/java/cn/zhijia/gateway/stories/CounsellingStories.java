package cn.zhijia.gateway.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Stories 1, 3 and 4 of the newspaper: the nine stations of 首都儿科研究所工会, each with its carer, the agency's counsellors who come
 * there, the Balint group, and the partner hospitals.
 */
final class CounsellingStories {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final List<String> WEEK = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");
    private static final String ADDRESS = "北京市朝阳区雅宝路2号";
    private static final List<Station> STATIONS = List.of(
            new Station("HEART_STATION", "心灵驿站（总站）", "门诊楼五层", List.of("咨询室一", "咨询室二")),
            new Station("WORKERS_HOME", "门诊楼职工小家", "门诊楼三层", List.of("谈心室")),
            new Station("WORKERS_HOME", "住院部职工小家", "住院部二层", List.of("谈心室")),
            new Station("WORKERS_HOME", "急诊职工小家", "急诊楼一层", List.of()),
            new Station("WORKERS_HOME", "医技楼职工小家", "医技楼二层", List.of()),
            new Station("WORKERS_HOME", "科研楼职工小家", "科研楼四层", List.of()),
            new Station("UNION_STATION", "行政楼工会驿站", "行政楼一层", List.of()),
            new Station("UNION_STATION", "后勤工会驿站", "后勤楼一层", List.of()),
            new Station("UNION_STATION", "护士之家工会驿站", "住院部六层", List.of()));

    private record Station(String kind, String name, String place, List<String> rooms) {

        UUID id() {
            return Door.id("station " + name);
        }

        UUID room(int number) {
            return Door.id("room " + number + " of " + name);
        }
    }

    private CounsellingStories() {
    }

    /** Loading twice changes nothing: what is relative to the day of loading is entered only where it is missing. */
    static void load(Door door, Consumer<String> progress) {
        for (int i = 0; i < STATIONS.size(); i++) {
            station(door, STATIONS.get(i), "M-CARER" + (i + 1));
        }
        progress.accept("首都儿科研究所工会：九个站点（职工小家、工会驿站、心灵驿站），各有一名心理关爱员");
        counsellors(door);
        progress.accept("心理咨询：三位咨询师今后四周的排班，现场、电话和视频");
        appointment(door);
        progress.accept("心理咨询：member2 已预约一次现场咨询");
        family(door);
        wait(door);
        progress.accept("心理咨询：工会每年八次，家属共用；member3 在候补周明的晚间视频");
        BalintGroup.load(door, STATIONS.get(0).room(2));
        progress.accept("巴林特小组：2020 年 9 月起定期活动，组员十人，下一次活动已排定");
        HospitalStories.load(door);
        progress.accept("危机干预通道：北京回龙观医院、北京协和医院的协议与公钥已登记");
        duty(door);
        progress.accept("危机值班：今后四周每班都有值班人员和备班");
    }

    /** Every shift from the present one on, for four weeks: nobody has to be warned of a gap. */
    private static void duty(Door door) {
        var today = LocalDate.now(BEIJING);
        for (var shift : door.get("admin1", "/v1/duty-roster?from=" + today + "&to=" + today.plusDays(28)).get("items")) {
            boolean over = Instant.parse(shift.get("endsAt").asText()).isBefore(Instant.now());
            if (shift.get("gap").asBoolean() && !over) {
                door.put("admin1", "/v1/duty-roster/" + shift.get("date").asText() + "/" + shift.get("shift").asText(),
                        Map.of("primary", "M-DUTY1", "backup", "M-SUPERVISOR1"));
            }
        }
    }

    private static void station(Door door, Station station, String carer) {
        var rooms = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < station.rooms.size(); i++) {
            rooms.add(Map.of("id", station.room(i + 1), "name", station.rooms.get(i)));
        }
        var hours = WEEK.stream().map(day -> Map.of("weekday", day, "opens", "08:00:00", "closes", "17:30:00")).toList();
        String path = "/v1/stations/" + station.id();
        door.put("organizer-shouer", path,
                Map.of("kind", station.kind, "name", station.name, "address", ADDRESS + station.place,
                        "union", "shouer", "rooms", rooms, "hours", hours));
        door.put("organizer-shouer", path + "/carers/" + carer, null);
        door.put("organizer-shouer", path + "/opening", null);
    }

    private static void counsellors(Door door) {
        var central = STATIONS.get(0);
        var ward = STATIONS.get(2);
        counsellor(door, 1, "林静", "FEMALE", List.of("zh-CN"), List.of("STRESS", "SLEEP", "EMOTION"),
                List.of("ON_SITE", "VIDEO"));
        roster(door, 1,
                List.of(rules(List.of("MONDAY", "WEDNESDAY", "FRIDAY"),
                        hours("09:00:00", "12:00:00", central.room(1), "ON_SITE")),
                        rules(List.of("TUESDAY", "THURSDAY"), hours("19:00:00", "21:00:00", null, "VIDEO"))));
        counsellor(door, 2, "周明", "MALE", List.of("zh-CN", "en"), List.of("FAMILY", "PARENTING", "CAREER"),
                List.of("ON_SITE", "PHONE", "VIDEO"));
        roster(door, 2, List.of(rules(List.of("TUESDAY", "THURSDAY"), hours("13:30:00", "17:30:00", ward.room(1), "ON_SITE")),
                rules(WEEK, hours("18:00:00", "20:00:00", null, "PHONE", "VIDEO"))));
        counsellor(door, 3, "吴岚", "FEMALE", List.of("zh-CN"), List.of("STRESS", "RELATIONSHIP", "GRIEF"),
                List.of("PHONE", "VIDEO"));
        roster(door, 3, List.of(rules(WEEK, hours("09:00:00", "12:00:00", null, "PHONE", "VIDEO")),
                rules(List.of("SATURDAY"), hours("10:00:00", "16:00:00", null, "PHONE", "VIDEO"))));
    }

    private static void counsellor(Door door, int number, String name, String gender, List<String> languages,
            List<String> topics, List<String> modalities) {
        var qualifications = List.of(Map.of("name", "国家二级心理咨询师", "expiresOn", "2030-12-31"),
                Map.of("name", "中国心理学会注册系统注册助理心理师", "expiresOn", "2029-06-30"));
        door.put("admin1", "/v1/counsellors/" + id(number),
                Map.ofEntries(Map.entry("memberNo", "M-COUNSELLOR" + number), Map.entry("name", name),
                        Map.entry("agency", "xinyuan"), Map.entry("qualifications", qualifications),
                        Map.entry("languages", languages),
                        Map.entry("gender", gender), Map.entry("topics", topics), Map.entry("modalities", modalities),
                        Map.entry("mostPerDay", 6),
                        Map.entry("sessionMinutes", 50), Map.entry("bufferMinutes", 10)));
    }

    private static void roster(Door door, int number, List<List<Map<String, Object>>> rules) {
        String path = "/v1/counsellors/" + id(number) + "/roster";
        if (door.get("admin1", path).get("rules").isEmpty()) {
            door.put("counsellor" + number, path,
                    Map.of("zone", BEIJING.getId(), "rules", rules.stream().flatMap(List::stream).toList()));
        }
    }

    /** The same hours on these weekdays of the next four weeks. */
    private static List<Map<String, Object>> rules(List<String> weekdays, Map<String, Object> hours) {
        var today = LocalDate.now(BEIJING);
        return weekdays.stream()
                .map(day -> Map.<String, Object> of("weekday", day, "hours", hours, "effectiveFrom", today.toString(),
                        "effectiveTo", today.plusWeeks(4).toString()))
                .toList();
    }

    private static Map<String, Object> hours(String starts, String ends, UUID room, String... modalities) {
        return room == null ? Map.of("starts", starts, "ends", ends, "modalities", List.of(modalities))
                : Map.of("starts", starts, "ends", ends, "modalities", List.of(modalities), "roomId", room);
    }

    private static void appointment(Door door) {
        var id = Door.id("appointment of member2");
        for (var known : door.get("member2", "/v1/me/appointments?limit=100").get("items")) {
            if (known.get("id").asText().equals(id.toString())) {
                return;
            }
        }
        var tomorrow = LocalDate.now(BEIJING).plusDays(1);
        var free = door.get("member2", "/v1/slots?limit=1&modality=ON_SITE&counsellor=" + id(1) + "&from=" + tomorrow + "&to="
                + tomorrow.plusDays(26));
        door.put("member2", "/v1/appointments/" + id,
                Map.of("slot", free.get("items").get(0).get("slot").asText(), "modality", "ON_SITE", "topic", "SLEEP"));
    }

    /** What the union pays for: eight sessions a year, the family's among them. */
    private static void family(Door door) {
        door.put("admin1", "/v1/quota-policies/shouer", Map.of("yearly", 8, "family", "SHARED", "familyYearly", 4));
    }

    private static void wait(Door door) {
        var id = Door.id("wait of member3");
        for (var known : door.get("member3", "/v1/me/appointment-waitlist?limit=100").get("items")) {
            if (known.get("id").asText().equals(id.toString())) {
                return;
            }
        }
        var today = LocalDate.now(BEIJING);
        door.put("member3", "/v1/me/appointment-waitlist/" + id,
                Map.of("opens", today.atStartOfDay(BEIJING).toInstant().toString(), "closes",
                        today.plusWeeks(4).atStartOfDay(BEIJING).toInstant().toString(), "modality", "VIDEO", "counsellor",
                        id(2).toString()));
    }

    private static UUID id(int number) {
        return Door.id("counsellor" + number);
    }
}
