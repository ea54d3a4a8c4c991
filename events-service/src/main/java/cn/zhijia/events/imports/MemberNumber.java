package cn.zhijia.events.imports;

import java.util.regex.Pattern;

/** 会员号, as a file may have it. */
public final class MemberNumber {

    private static final int MOST = 32;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private MemberNumber() {
    }

    /** What is wrong with it, or null. */
    public static Fault fault(String memberNo) {
        if (memberNo == null) {
            return Fault.MEMBER_NO_MISSING;
        }
        if (memberNo.length() > MOST) {
            return Fault.MEMBER_NO_TOO_LONG;
        }
        return NUMBER.matcher(memberNo).matches() ? null : Fault.MEMBER_NO_UNREADABLE;
    }
}
