package cn.zhijia.counselling.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Seals what is written about a person with that person's data key (AES-256-GCM), for one {@link Cell} only, and finds it again
 * by keyed hashes. Everything happens in the caller's transaction. Nothing of what is sealed appears in a log line or message.
 */
@ApplicationScoped
public class Vault {

    private final KeyRing ring;
    private final Secrets secrets;

    Vault(KeyRing ring, Secrets secrets) {
        this.ring = ring;
        this.secrets = secrets;
    }

    /** Refuses ({@code 410 erased}) when the person's data key was destroyed. */
    public byte[] seal(UUID person, Cell cell, String plain) {
        try {
            return DataKey.of(person, ring).open(ring).encrypt(plain.getBytes(StandardCharsets.UTF_8), cell.boundTo(person));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not be sealed: " + cell, e);
        }
    }

    /**
     * What {@link #seal} was given for the same person and cell. {@code 410 erased} when the person's data key was destroyed;
     * what was changed, or copied from another cell, is an error.
     */
    public String open(UUID person, Cell cell, byte[] sealed) {
        DataKey key = DataKey.findById(person);
        if (key == null) {
            throw new IllegalStateException("Sealed without a data key: " + cell);
        }
        try {
            return new String(key.open(ring).decrypt(sealed, cell.boundTo(person)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Does not open, changed or copied: " + cell, e);
        }
    }

    /** Erases: destroys the person's data key for ever. */
    public void erase(UUID person) {
        DataKey.destroy(person);
    }

    /**
     * A keyed hash (32 bytes) by which a sealed value is found without being read, such as a telephone number. Equal values
     * have equal hashes, and two people may well share one.
     *
     * @param what the kind of value, such as {@code phone}: the same text is another hash under another kind
     * @param value in its one canonical spelling
     */
    public byte[] hash(String what, String value) {
        return secrets.hash(Secrets.Purpose.SEARCH, new Parts().text(what).text(value).bytes());
    }

    /**
     * 32 secret bytes for signing what is told to somebody: the same each time and on every replica, and kept nowhere.
     *
     * @param what the kind of key
     * @param whose such as a receiver and the number of its present secret
     */
    public byte[] signingKey(String what, String whose) {
        return secrets.hash(Secrets.Purpose.WEBHOOK, new Parts().text(what).text(whose).bytes());
    }

    /** Another name for this person; without the key nobody can tell whose it is, or that two of them are the same person's. */
    public UUID pseudonym(String purpose, UUID person) {
        var bytes = ByteBuffer.wrap(secrets.hash(Secrets.Purpose.PSEUDONYM, new Parts().text(purpose).uuid(person).bytes()));
        return new UUID(bytes.getLong() & ~0xf000L | 0x8000L, bytes.getLong() & ~(3L << 62) | Long.MIN_VALUE); // version 8
    }
}
