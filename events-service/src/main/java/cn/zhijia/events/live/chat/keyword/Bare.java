package cn.zhijia.events.live.chat.keyword;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What a text says once everything is taken off it that people put in to get past a list of words: full width and other
 * compatibility forms, capitals, spaces, punctuation and what does not show at all.
 *
 * @param letters its letters and digits, next to each other
 * @param signs its other signs, an emoji for one: they are no hiding place for letters, but a word of the list can consist of
 *        them
 */
record Bare(String letters, String signs) {

    /** Hangul fillers count as letters and show nothing. */
    private static final String FILLERS = "\u115f\u1160\u3164\uffa0";
    /** Counts as a sign and shows nothing. */
    private static final int BRAILLE_BLANK = '\u2800';

    static Bare of(String text) {
        var letters = new StringBuilder();
        var signs = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (letter(c)) {
                letters.appendCodePoint(c);
            } else if (sign(c)) {
                signs.appendCodePoint(c);
            }
        });
        return new Bare(letters.toString(), signs.toString());
    }

    /** Whether {@code word} is in it, anywhere: Chinese knows no word boundaries. */
    boolean says(Bare word) {
        return word.letters.isEmpty() ? !word.signs.isEmpty() && signs.contains(word.signs) : letters.contains(word.letters);
    }

    boolean nothing() {
        return letters.isEmpty() && signs.isEmpty();
    }

    private static boolean letter(int c) {
        return (Character.isLetterOrDigit(c) || Character.isAlphabetic(c)) && FILLERS.indexOf(c) < 0;
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
