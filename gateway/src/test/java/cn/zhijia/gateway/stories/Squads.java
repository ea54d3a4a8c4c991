package cn.zhijia.gateway.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who competes for which team: 8 × 26 = 208 workers, each in one discipline. Their names are made up. */
final class Squads {

    static final List<String> TEAMS = List.of("安全检查队", "航站服务队", "飞行区管理队", "运行控制队", "动力能源队", "消防救援队", "医疗救护队", "机关联队");
    static final List<String> DISCIPLINES = List.of("8字长绳", "夹球接力", "拔河", "定点投篮");

    private static final List<Integer> SIZES = List.of(10, 6, 8, 2);
    private static final String FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛";

    private Squads() {
    }

    /** The members of the demo come first, one to each team; a file knows the others by their numbers alone. */
    static String memberNo(int team, int number) {
        return number == 0 ? "M-MEMBER" + (41 + team) : "M-AIR%03d".formatted(team * 100 + number);
    }

    /** 会员号 of those of a team who compete in a discipline. */
    static List<String> of(int team, int discipline) {
        int first = SIZES.subList(0, discipline).stream().mapToInt(Integer::intValue).sum();
        return IntStream.range(first, first + SIZES.get(discipline)).mapToObj(number -> memberNo(team, number)).toList();
    }

    /** The file that the union sends: who competes in 拔河 is seeded by hand, so that entry is written on its own. */
    static String csv(int byHand) {
        var rows = new ArrayList<String>(List.of("会员号,姓名,代表队,项目"));
        for (int team = 0; team < TEAMS.size(); team++) {
            for (int discipline = 0; discipline < DISCIPLINES.size(); discipline++) {
                for (String memberNo : of(team, discipline)) {
                    rows.add(String.join(",", memberNo, name(rows.size()), TEAMS.get(team),
                            discipline == byHand ? "" : DISCIPLINES.get(discipline)));
                }
            }
        }
        return rows.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String name(int index) {
        return "" + FAMILY.charAt(index % FAMILY.length()) + GIVEN.charAt(index % GIVEN.length())
                + (index % 2 == 0 ? "" : GIVEN.charAt(index / GIVEN.length() % GIVEN.length()));
    }
}
