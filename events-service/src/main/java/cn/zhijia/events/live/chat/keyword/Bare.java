package cn.zhijia.events.live.chat.keyword;

import java.text.Normalizer;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * What a text says once everything is taken off it that people put in to get past a list of words: full width and other
 * compatibility forms, capitals, accents, spaces, punctuation and what does not show at all.
 *
 * @param letters its letters and digits, next to each other
 * @param plain the same without modifier letters: a small raised h can stand for a letter, or between two for nothing
 * @param signs its other signs, an emoji for one: they are no hiding place for letters, but a word of the list can consist of
 *        them
 */
record Bare(String letters, String plain, String signs) {

    /** Hangul fillers count as letters and show nothing. */
    private static final String FILLERS = "\u115f\u1160\u3164\uffa0";
    /** Counts as a sign and shows nothing. */
    private static final int BRAILLE_BLANK = '\u2800';
    private static final Pattern MODIFIERS = Pattern.compile("\\p{Lm}");

    static Bare of(String text) {
        return new Bare(kept(text, Bare::letter), kept(MODIFIERS.matcher(text).replaceAll(""), Bare::letter),
                kept(text, Bare::sign));
    }

    /** Taken apart, so that marks can go; capitals one by one, since a Greek one's small form depends on what follows. */
    private static String kept(String text, IntPredicate kind) {
        var kept = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().filter(kind)
                .map(c -> Character.toLowerCase(Character.toUpperCase(c))).forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC); // Korean syllables are whole again
    }

    /** Whether {@code word} is in it, anywhere: Chinese knows no word boundaries. */
    boolean says(Bare word) {
        return word.letters.isEmpty() ? !word.signs.isEmpty() && signs.contains(word.signs)
                : letters.contains(word.letters) || plain.contains(word.letters);
    }

    boolean nothing() {
        return letters.isEmpty() && signs.isEmpty();
    }

    private static boolean letter(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK,
                    Character.MODIFIER_LETTER ->
                false;
            default -> (Character.isLetterOrDigit(c) || Character.isAlphabetic(c)) && FILLERS.indexOf(c) < 0;
        };
    }

    /** An emoji that is younger than the platform is one that it has no category for. */
    private static boolean sign(int c) {
        return switch (Character.getType(c)) {
            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.UNASSIGNED ->
                c != BRAILLE_BLANK;
            default -> false;
        };
    }
}
