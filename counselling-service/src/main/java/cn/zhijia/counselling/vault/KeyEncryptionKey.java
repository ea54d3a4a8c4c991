package cn.zhijia.counselling.vault;

import java.security.GeneralSecurityException;

/**
 * 密钥加密密钥: wraps data keys, and never leaves where it is kept. A file here; a key service (KMS, HSM) behind the same two
 * calls.
 */
interface KeyEncryptionKey {

    /** Stands beside everything that it wraps; at most 32 characters, never given to another key. */
    String id();

    /** @param context must be the same to unwrap */
    byte[] wrap(byte[] key, byte[] context) throws GeneralSecurityException;

    byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException;
}
