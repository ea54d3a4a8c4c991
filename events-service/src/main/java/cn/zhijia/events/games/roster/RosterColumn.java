package cn.zhijia.events.games.roster;

import java.util.Arrays;
import java.util.Optional;

/** The columns of a file of athletes, in any order, under their Chinese or English names. */
enum RosterColumn {
    MEMBER_NO("会员号", "memberNo"),
    NAME("姓名", "name"),
    TEAM("代表队", "team"),
    /** Several are parted by 、. */
    DISCIPLINES("项目", "disciplines");

    final String chinese;
    final String english;

    RosterColumn(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    static Optional<RosterColumn> named(String head) {
        return Arrays.stream(values()).filter(c -> c.chinese.equals(head) || c.english.equalsIgnoreCase(head)).findFirst();
    }
}
