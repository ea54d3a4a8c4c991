package cn.zhijia.events.imports;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import jakarta.ws.rs.core.MediaType;

import cn.zhijia.kit.Refusal;

/** A file as it was sent. */
public final class CsvFile {

    private static final MediaType CSV = new MediaType("text", "csv");

    private final byte[] bytes;
    private final String charset;

    private CsvFile(byte[] bytes, String charset) {
        this.bytes = bytes;
        this.charset = charset;
    }

    /**
     * The type is checked here rather than by JAX-RS, which would ask for the type before it asks for the role.
     *
     * @param most bytes
     */
    public static CsvFile sent(byte[] body, MediaType type, int most) {
        if (type == null || !type.isCompatible(CSV) || type.isWildcardType()) {
            throw new Refusal("import-media-type");
        }
        if (body == null || body.length == 0) {
            throw new Refusal("import-empty");
        }
        if (body.length > most) {
            throw new Refusal("http-413");
        }
        return new CsvFile(body, type.getParameters().get(MediaType.CHARSET_PARAMETER));
    }

    /** Refuses what can be read in no encoding it may have. */
    public String text() {
        return Decoding.text(bytes, charset);
    }

    /** By which the same file is known again. */
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
