package cn.zhijia.counselling.vault;

import java.security.GeneralSecurityException;

import jakarta.persistence.Embeddable;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkProtoKeysetFormat;

/**
 * A key set that a key-encryption key wraps, bound to what it is for: a wrapped key copied to another row does not open. A set
 * and not one key, so that a second can join it without touching what the first one sealed.
 */
@Embeddable
class WrappedKeys {

    String kekId;
    byte[] wrapped;

    protected WrappedKeys() {
    }

    private WrappedKeys(String kekId, byte[] wrapped) {
        this.kekId = kekId;
        this.wrapped = wrapped;
    }

    static WrappedKeys make(Parameters kind, KeyRing ring, byte[] context) {
        try {
            var plain = TinkProtoKeysetFormat.serializeKeyset(KeysetHandle.generateNew(kind), InsecureSecretKeyAccess.get());
            return new WrappedKeys(ring.present().id(), ring.present().wrap(plain, context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be made", e);
        }
    }

    KeysetHandle open(KeyRing ring, byte[] context) {
        try {
            return TinkProtoKeysetFormat.parseKeyset(plain(ring, context), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What the key " + kekId + " wraps does not open", e);
        }
    }

    private byte[] plain(KeyRing ring, byte[] context) throws GeneralSecurityException {
        var kek = ring.key(kekId).orElseThrow(() -> new GeneralSecurityException("The key " + kekId + " is not there"));
        return kek.unwrap(wrapped, context);
    }

    /** The same keys, wrapped by the ring's present key. */
    void rewrap(KeyRing ring, byte[] context) throws GeneralSecurityException {
        wrapped = ring.present().wrap(plain(ring, context), context);
        kekId = ring.present().id();
    }
}
