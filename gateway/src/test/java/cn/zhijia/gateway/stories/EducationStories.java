package cn.zhijia.gateway.stories;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** 慧企学堂: seven terms of history that give the page's numbers, and the eighth, open since yesterday. */
final class EducationStories {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String ZONE = SHANGHAI.getId();
    private static final String ORGANIZER = "organizer-shunyi";
    private static final UUID NEXT_TERM = Door.id("term 8");

    /** A programme: school key, code and name. The first of each level were there from the first term, at 北京开放大学. */
    private record Programme(String school, String code, String name, String level) {

        UUID id() {
            return Door.id("programme " + school + " " + code + " " + level);
        }
    }

    /** A past term: how many of the programmes it offered and how many persons enrolled, at each level. */
    private record Past(int ordinal, int year, String season, LocalDate opened, int junior, int bachelor, int juniorEnrolled,
            int bachelorEnrolled, int seats, LocalDate filled) {
    }

    private static final List<Programme> JUNIOR = List.of(new Programme("bjou", "590202", "行政管理", "JUNIOR_COLLEGE"),
            new Programme("ouc", "530605", "工商企业管理", "JUNIOR_COLLEGE"),
            new Programme("ouc", "510201", "计算机应用技术", "JUNIOR_COLLEGE"),
            new Programme("bjou", "530302", "大数据与会计", "JUNIOR_COLLEGE"),
            new Programme("ouc", "460306", "电气自动化技术", "JUNIOR_COLLEGE"),
            new Programme("bjou", "530802", "现代物流管理", "JUNIOR_COLLEGE"));
    private static final List<Programme> BACHELOR = List.of(new Programme("bjou", "120402", "行政管理", "BACHELOR"),
            new Programme("ouc", "120201", "工商管理", "BACHELOR"),
            new Programme("ouc", "080901", "计算机科学与技术", "BACHELOR"),
            new Programme("bjou", "120203", "会计学", "BACHELOR"),
            new Programme("ouc", "030101", "法学", "BACHELOR"),
            new Programme("bjou", "120206", "人力资源管理", "BACHELOR"),
            new Programme("ouc", "050101", "汉语言文学", "BACHELOR"),
            new Programme("ouc", "020301", "金融学", "BACHELOR"),
            new Programme("bjou", "040106", "学前教育", "BACHELOR"),
            new Programme("ouc", "080202", "机械设计制造及其自动化", "BACHELOR"),
            new Programme("bjou", "030302", "社会工作", "BACHELOR"));

    /**
     * 30 + 49 = 79 offerings and 594 persons; spring 2025: 4 + 11 offerings, 100 seats, the last one taken on the sixth day.
     */
    private static final List<Past> HISTORY = List.of(
            new Past(1, 2021, "AUTUMN", LocalDate.of(2021, 9, 6), 1, 1, 12, 18, 40, null),
            new Past(2, 2022, "SPRING", LocalDate.of(2022, 2, 21), 4, 6, 30, 50, 90, null),
            new Past(3, 2022, "AUTUMN", LocalDate.of(2022, 9, 5), 5, 7, 32, 53, 90, null),
            new Past(4, 2023, "SPRING", LocalDate.of(2023, 2, 20), 5, 8, 34, 55, 90, null),
            new Past(5, 2023, "AUTUMN", LocalDate.of(2023, 9, 4), 5, 8, 35, 60, 100, null),
            new Past(6, 2024, "AUTUMN", LocalDate.of(2024, 9, 2), 6, 8, 40, 75, 120, null),
            new Past(7, 2025, "SPRING", LocalDate.of(2025, 2, 17), 4, 11, 28, 72, 100, LocalDate.of(2025, 2, 22)));

    private EducationStories() {
    }

    static void load(Door door, Consumer<String> progress) {
        catalogue(door);
        progress.accept("慧企学堂：国家开放大学、北京开放大学与它们的专业");
        HISTORY.forEach(
                past -> door.post("admin1", "/v1/terms/" + Door.id("term " + past.ordinal) + "/history-import", history(past)));
        progress.accept("慧企学堂：2021年以来7期、79个专业、594名职工");
        openTerm(door);
        progress.accept("慧企学堂：第8期开始报名");
        apply(door, "member21", "活到老，学到老", "两年半拿到本科文凭", BACHELOR.get(0), BACHELOR.get(1));
        apply(door, "member22", "技多不压身", "学会用计算机管好班组", JUNIOR.get(2));
        progress.accept("慧企学堂：两名职工报名");
    }

    private static void catalogue(Door door) {
        door.put("admin1", "/v1/schools/" + Door.id("school ouc"), Map.of("key", "ouc", "name", "国家开放大学"));
        door.put("admin1", "/v1/schools/" + Door.id("school bjou"), Map.of("key", "bjou", "name", "北京开放大学"));
        for (var level : List.of(JUNIOR, BACHELOR)) {
            level.forEach(p -> door.put("registrar-" + p.school, "/v1/programmes/" + p.id(),
                    Map.of("school", Door.id("school " + p.school), "code", p.code, "name", p.name, "level", p.level)));
        }
    }

    private static Map<String, Object> history(Past past) {
        var offerings = new ArrayList<Map<String, Object>>();
        spread(offerings, past.ordinal, JUNIOR.subList(0, past.junior), past.juniorEnrolled);
        spread(offerings, past.ordinal, BACHELOR.subList(0, past.bachelor), past.bachelorEnrolled);
        var body = new HashMap<String, Object>(
                Map.of("union", "shunyi", "ordinal", past.ordinal, "year", past.year, "season", past.season,
                        "name", "慧企学堂 第" + past.ordinal + "期", "zone", ZONE, "seats", past.seats,
                        "source", "劳动午报《顺义区总工会2025年“慧企学堂”春季班开班》", "offerings", offerings));
        body.put("opened", at(past.opened, 9));
        body.put("closed", at(past.opened.plusDays(20), 18));
        if (past.filled != null) {
            body.put("firstFilled", at(past.filled, 16));
        }
        return body;
    }

    /** The page gives the sums only; who enrolled in which offering is spread evenly. */
    private static void spread(List<Map<String, Object>> offerings, int term, List<Programme> programmes, int persons) {
        int n = programmes.size();
        for (int i = 0; i < n; i++) {
            var programme = programmes.get(i);
            offerings.add(Map.of("id", offering(term, programme), "programme", programme.id(), "enrolled",
                    persons * (i + 1) / n - persons * i / n));
        }
    }

    private static UUID offering(int term, Programme programme) {
        return Door.id("offering " + term + " " + programme.id());
    }

    /** 100 seats, at most 30 and 80 of them at each level, and 12 in each offering. */
    private static void openTerm(Door door) {
        if (!known(door)) { // its dates are those of the first loading
            door.put(ORGANIZER, "/v1/terms/" + NEXT_TERM, term(LocalDate.now(SHANGHAI)));
        }
        pool(door, Map.of("kind", "TERM", "term", NEXT_TERM, "quota", 100), "term");
        pool(door, Map.of("kind", "LEVEL", "term", NEXT_TERM, "level", "JUNIOR_COLLEGE", "quota", 30), "junior");
        pool(door, Map.of("kind", "LEVEL", "term", NEXT_TERM, "level", "BACHELOR", "quota", 80), "bachelor");
        var offered = new ArrayList<>(JUNIOR.subList(0, 4));
        offered.addAll(BACHELOR);
        for (var programme : offered) {
            var id = offering(8, programme);
            door.put(ORGANIZER, "/v1/terms/" + NEXT_TERM + "/offerings/" + id,
                    Map.of("programme", programme.id(), "place", "北京开放大学顺义分校"));
            pool(door, Map.of("kind", "OFFERING", "term", NEXT_TERM, "offering", id, "quota", 12), id.toString());
        }
    }

    private static boolean known(Door door) {
        for (var term : door.get(null, "/v1/terms?union=shunyi&limit=100").get("items")) {
            if (term.get("id").asText().equals(NEXT_TERM.toString())) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Object> term(LocalDate today) {
        var body = new HashMap<String, Object>(Map.of("union", "shunyi", "ordinal", 8, "year", today.getYear(), "season",
                today.getMonthValue() < 7 ? "SPRING" : "AUTUMN", "name", "慧企学堂 第8期", "zone", ZONE));
        body.put("opens", at(today.minusDays(1), 9));
        body.put("closes", at(today.plusWeeks(4), 18));
        body.put("promotionCloses", at(today.plusWeeks(5), 18));
        return body;
    }

    private static void pool(Door door, Map<String, Object> body, String name) {
        door.put(ORGANIZER, "/v1/quota-pools/" + Door.id("quota pool 8 " + name), body);
    }

    private static void apply(Door door, String account, String motto, String pledge, Programme... choices) {
        var id = Door.id("application 8 " + account);
        var wish = List.of(choices).stream().map(p -> offering(8, p)).toList();
        var draft = door.put(account, "/v1/applications/" + id,
                Map.of("term", NEXT_TERM, "choices", wish, "motto", motto, "pledge", pledge, "consent", true));
        if (draft.get("state").asText().equals("DRAFT")) {
            door.put(account, "/v1/applications/" + id + "/submission", null);
        }
    }

    private static String at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(SHANGHAI).toInstant().toString();
    }
}
