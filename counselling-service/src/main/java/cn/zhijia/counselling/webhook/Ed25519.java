package cn.zhijia.counselling.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.google.crypto.tink.subtle.Ed25519Sign;

/** Ed25519 (scheme {@code v1a}): the receiver verifies by a public key and could not have signed itself. */
public final class Ed25519 implements Signature {

    private final Ed25519Sign signer;
    private final byte[] publicKey;

    /** @param seed the 32 secret bytes that RFC 8032 makes a key of */
    public Ed25519(byte[] seed) {
        try {
            var pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
            signer = new Ed25519Sign(pair.getPrivateKey());
            publicKey = pair.getPublicKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key", e);
        }
    }

    /** As receivers' libraries take it. */
    public String publicKey() {
        return "whpk_" + Base64.getEncoder().encodeToString(publicKey);
    }

    @Override
    public String of(String id, long timestamp, String body) {
        try {
            byte[] signed = signer.sign((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1a," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
