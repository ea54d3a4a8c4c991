package cn.zhijia.counselling.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;

/** A key-encryption key in a file: 32 random bytes in base64, as {@code openssl rand -base64 32} writes them (AES-256-GCM). */
final class FileKey implements KeyEncryptionKey {

    private static final int BYTES = 32;

    private final String id;
    private final byte[] key;
    private final Aead aead;

    /** @throws IllegalArgumentException names the key and what is wrong, never its bytes */
    FileKey(String id, String base64) {
        this.id = id;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key " + id + " is not base64"); // the cause would show a part of it
        }
        if (key.length != BYTES) {
            throw new IllegalArgumentException("the key " + id + " has not 32 bytes");
        }
        try {
            aead = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key " + id + " cannot be used", e);
        }
    }

    static FileKey in(String id, Path file) {
        try {
            return new FileKey(id, Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("the file of the key " + id + " cannot be read", e);
        }
    }

    boolean sameAs(FileKey other) {
        return MessageDigest.isEqual(key, other.key);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] wrap(byte[] plain, byte[] context) throws GeneralSecurityException {
        return aead.encrypt(plain, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        return aead.decrypt(wrapped, context);
    }
}
