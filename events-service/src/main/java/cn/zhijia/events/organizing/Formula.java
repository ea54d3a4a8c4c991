package cn.zhijia.events.organizing;

import java.util.regex.Pattern;

/** What a spreadsheet would run: full-width signs too, as East Asian ones do, behind any blanks and unseen characters. */
public final class Formula {

    private static final Pattern BEGINS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]*[=+\\-@＝＋－＠]|\\t");

    private Formula() {
    }

    /** Asleep behind an apostrophe, if it is one. */
    static String asleep(String cell) {
        return begins(cell) ? "'" + cell : cell;
    }

    /** As it was before {@link #asleep}. */
    public static String awake(String cell) {
        return cell.startsWith("'") && begins(cell.substring(1)) ? cell.substring(1) : cell;
    }

    public static boolean begins(String cell) {
        return BEGINS.matcher(cell).lookingAt();
    }
}
