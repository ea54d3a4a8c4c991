package cn.zhijia.events.calendar;

import java.util.stream.Collectors;

/**
 * Content lines of at most 75 octets (RFC 5545, 3.1), never cut within a character. ical4j folds by characters, which makes
 * lines
 * of Chinese three times as long.
 */
final class Folding {

    private static final int MOST_OCTETS = 75;
    private static final String BREAK = "\r\n ";

    private Folding() {
    }

    /** @param unfolded with CRLF at the end of each line */
    static String fold(String unfolded) {
        return unfolded.lines().map(Folding::line).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(String line) {
        var folded = new StringBuilder(line.length() + 16);
        int octets = 0;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            int character = line.codePointAt(at);
            int needs = octets(character);
            if (octets + needs > MOST_OCTETS) {
                folded.append(BREAK);
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets += needs;
        }
        return folded.toString();
    }

    /** In UTF-8. */
    private static int octets(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
