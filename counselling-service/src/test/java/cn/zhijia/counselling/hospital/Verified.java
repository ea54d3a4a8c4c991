package cn.zhijia.counselling.hospital;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 as a receiver verifies it that has nothing but the JDK. */
public final class Verified {

    /** Before the 32 bytes of a key, in a SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private Verified() {
    }

    /** @param signed id, timestamp and body, with dots between */
    public static boolean by(String publicKey, String signature, String signed) throws GeneralSecurityException {
        byte[] raw = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
        byte[] spki = new byte[SPKI.length + raw.length];
        System.arraycopy(SPKI, 0, spki, 0, SPKI.length);
        System.arraycopy(raw, 0, spki, SPKI.length, raw.length);
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
        verifier.update(signed.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(Base64.getDecoder().decode(signature.substring("v1a,".length())));
    }
}
