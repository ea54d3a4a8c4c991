package cn.zhijia.events.imports;

import java.util.Arrays;
import java.util.Optional;

/** The columns of an import, in any order, under their Chinese or English names. */
enum Column {
    MEMBER_NO("会员号", "memberNo"),
    NAME("姓名", "name"),
    UNION("工会", "union"),
    PARTY_SIZE("人数", "partySize"),
    /** The rest of an export, which says nothing to an import. */
    COMPANIONS("同行人", "companions"),
    STATE("状态", "state"),
    JOINED_AT("报名时间", "joinedAt");

    final String chinese;
    private final String english;

    Column(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    static Optional<Column> named(String head) {
        return Arrays.stream(values()).filter(c -> c.chinese.equals(head) || c.english.equalsIgnoreCase(head)).findFirst();
    }
}
