package cn.zhijia.events.live.chat;

import java.text.Normalizer;

import cn.zhijia.kit.Refusal;

/**
 * A line that somebody says: in NFC, without space around it, at most 200 code points. Joiners and selectors stay, since emoji
 * are made of them; what would break the line or turn its direction for those who read is refused.
 */
final class Utterance {

    static final int LONGEST = 200;
    /** Explicit directions: embeddings, overrides and isolates. */
    private static final String DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
    private static final String FILLERS = "\u115f\u1160\u2800\u3164\uffa0";

    private Utterance() {
    }

    static String of(String text) {
        var line = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (line.codePoints().noneMatch(Utterance::shows)) {
            throw Refusal.field("/text", "blank");
        }
        if (!line.codePoints().allMatch(Utterance::speakable)) {
            throw Refusal.field("/text", "unseen-character");
        }
        if (line.codePointCount(0, line.length()) > LONGEST) {
            throw Refusal.field("/text", "too-long");
        }
        return line;
    }

    private static boolean speakable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
            default -> DIRECTIONS.indexOf(c) < 0;
        };
    }

    private static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR,
                    Character.SURROGATE, Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                false;
            default -> FILLERS.indexOf(c) < 0;
        };
    }

    /** How others see who speaks, 金**: by the first character of the name that shows and does nothing to the line. */
    static String sender(String name) {
        return Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFC).codePoints()
                .filter(c -> Character.isDefined(c) && shows(c)).mapToObj(Character::toString).findFirst().orElse("") + "**";
    }
}
