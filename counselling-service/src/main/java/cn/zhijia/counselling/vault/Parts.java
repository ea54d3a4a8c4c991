package cn.zhijia.counselling.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Fields one after the other, each after its length (four bytes, big-endian; minus one for none), so that no two lists of
 * fields are written alike.
 */
public final class Parts {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream(256);

    public Parts raw(byte[] part) {
        written.writeBytes(ByteBuffer.allocate(4).putInt(part == null ? -1 : part.length).array());
        if (part != null) {
            written.writeBytes(part);
        }
        return this;
    }

    public Parts text(String part) {
        return raw(part == null ? null : part.getBytes(StandardCharsets.UTF_8));
    }

    public Parts number(long part) {
        return raw(ByteBuffer.allocate(8).putLong(part).array());
    }

    public Parts uuid(UUID part) {
        return raw(part == null ? null : plain(part));
    }

    public byte[] bytes() {
        return written.toByteArray();
    }

    /** The sixteen bytes of a UUID as the database sends them. */
    public static byte[] plain(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    }
}
