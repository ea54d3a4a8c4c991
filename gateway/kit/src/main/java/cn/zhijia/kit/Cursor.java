package cn.zhijia.kit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * An opaque place in a list: the keyset of the last row and a digest of the filters it was made under, so that it cannot be
 * used with others.
 */
public final class Cursor {

    private static final char SEPARATOR = '\u001f';

    private Cursor() {
    }

    /** The cursor after a row with these sort values, in a list under these filters ({@code toString} of a record will do). */
    public static String after(Object filters, Object... position) {
        var text = new StringBuilder();
        for (Object value : position) {
            text.append(value).append(SEPARATOR);
        }
        byte[] place = text.toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(ByteBuffer.allocate(8 + place.length).put(digest(filters, place)).put(place).array());
    }

    /**
     * The sort values in {@code cursor}; {@code 400 bad-cursor} when it was not made by {@link #after} under the same filters.
     */
    public static List<String> read(String cursor, Object filters, int size) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > 8
                    && Arrays.equals(bytes, 0, 8, digest(filters, Arrays.copyOfRange(bytes, 8, bytes.length)), 0, 8)) {
                var values = Arrays.asList(
                        new String(bytes, 8, bytes.length - 8, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), -1));
                if (values.size() == size + 1) {
                    return values.subList(0, size);
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal("bad-cursor");
        }
        throw new Refusal("bad-cursor");
    }

    private static byte[] digest(Object filters, byte[] place) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(place);
            return Arrays.copyOf(sha.digest(String.valueOf(filters).getBytes(StandardCharsets.UTF_8)), 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
