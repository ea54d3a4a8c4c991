package cn.zhijia.events.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import cn.zhijia.kit.Refusal;

/**
 * The text of a file that a spreadsheet wrote: UTF-8, or the GB18030 of a Chinese Windows. Strictly: a character that cannot be
 * read
 * is somebody's name.
 */
final class Decoding {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Decoding() {
    }

    /**
     * @param charset as the request names it, or null to find out: no Chinese text in GB18030 is by chance good UTF-8
     * @throws Refusal import-encoding, with the first byte that cannot be read and its row
     */
    static String text(byte[] bytes, String charset) {
        int furthest = 0;
        for (var candidate : candidates(charset)) {
            var in = ByteBuffer.wrap(bytes);
            var out = CharBuffer.allocate(bytes.length + 1);
            var decoder = candidate.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            if (!decoder.decode(in, out, true).isError() && !decoder.flush(out).isError()) {
                return withoutMark(out.flip().toString());
            }
            furthest = Math.max(furthest, in.position());
        }
        throw new Refusal("import-encoding").with("offset", furthest).with("row", row(bytes, furthest));
    }

    private static List<Charset> candidates(String charset) {
        return switch (charset == null ? "" : charset.toLowerCase(Locale.ROOT)) {
            case "" -> List.of(StandardCharsets.UTF_8, GB18030);
            case "utf-8", "utf8" -> List.of(StandardCharsets.UTF_8);
            case "gb18030", "gbk", "gb2312" -> List.of(GB18030);
            default -> throw new Refusal("import-media-type");
        };
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** No other byte of either encoding looks like a line's end. */
    private static int row(byte[] bytes, int offset) {
        int row = 1;
        for (int i = 0; i < offset; i++) {
            row += bytes[i] == '\n' ? 1 : 0;
        }
        return row;
    }
}
