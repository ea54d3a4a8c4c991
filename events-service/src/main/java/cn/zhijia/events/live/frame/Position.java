package cn.zhijia.events.live.frame;

import java.util.regex.Pattern;

/**
 * A place in a stream's log, written {@code epoch:offset}. Offsets count up from 1 without a gap, in the order of publication.
 * The epoch tells logs apart: a database that was brought back from a backup gives the same offsets once more, but in another
 * epoch, which it makes of what it is (its function {@code live_epoch}).
 */
public record Position(long epoch, long offset) {

    /** As the contract has it. */
    public static final String FORM = "^[0-9]{1,18}:[0-9]{1,18}$";

    private static final Pattern READABLE = Pattern.compile(FORM);

    /** Null for none, and for one that cannot be read: who brings it starts over. */
    public static Position read(String text) {
        if (text == null || !READABLE.matcher(text).matches()) {
            return null;
        }
        int colon = text.indexOf(':');
        return new Position(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return epoch + ":" + offset;
    }
}
