package cn.zhijia.kit.testing.matrix;

import java.util.Arrays;
import java.util.Set;

/** What an answer says about access. */
public enum Verdict {
    ALLOWED('+'),
    NO_TOKEN('1'),
    FORBIDDEN('3'),
    HIDDEN('4'),
    /** Answered before anybody looked at the caller's rights: the call of the test is not one that could succeed. */
    UNTOLD('?');

    private static final Set<Integer> TOLD = Set.of(409, 410, 412, 428);

    private final char mark;

    Verdict(char mark) {
        this.mark = mark;
    }

    static Verdict of(char mark) {
        return Arrays.stream(values()).filter(verdict -> verdict.mark == mark && verdict != UNTOLD).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no verdict " + mark));
    }

    /** A refusal by the state of things (409, 428 and the like) is no refusal of the caller. */
    public static Verdict of(int status) {
        return switch (status) {
            case 401 -> NO_TOKEN;
            case 403 -> FORBIDDEN;
            case 404 -> HIDDEN;
            default -> status < 400 || TOLD.contains(status) ? ALLOWED : UNTOLD;
        };
    }
}
