package cn.zhijia.events.praise;

import java.text.Normalizer;

import cn.zhijia.kit.Refusal;

/**
 * Text that people write for others to read: in NFC, without surrounding space, and of characters that show. What does not show
 * (controls, zero-width and direction marks, fillers) is refused, since it hides words from whoever moderates.
 */
public final class CleanText {

    /**
     * Letters and marks by category that nevertheless show nothing: joiners, Hangul fillers, Mongolian selectors, Braille
     * blank.
     */
    private static final String BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0";

    private CleanText() {
    }

    /**
     * One line.
     *
     * @param pointer to the field in the body
     * @param max in code points, after normalisation
     * @return null for null
     */
    public static String line(String pointer, String text, int max) {
        return clean(pointer, text, max, false);
    }

    /** Like {@link #line}, of many lines. */
    public static String paragraphs(String pointer, String text, int max) {
        return clean(pointer, text, max, true);
    }

    private static String clean(String pointer, String text, int max, boolean lines) {
        if (text == null) {
            return null;
        }
        var clean = Normalizer.normalize(lines ? text.replace("\r\n", "\n") : text, Normalizer.Form.NFC).strip();
        if (clean.isEmpty()) {
            throw Refusal.field(pointer, "blank");
        }
        if (!clean.codePoints().allMatch(c -> shows(c) || lines && c == '\n')) {
            throw Refusal.field(pointer, "unseen-character");
        }
        if (clean.codePointCount(0, clean.length()) > max) {
            throw Refusal.field(pointer, "too-long");
        }
        return clean;
    }

    private static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                false;
            default -> BLANKS.indexOf(c) < 0;
        };
    }
}
