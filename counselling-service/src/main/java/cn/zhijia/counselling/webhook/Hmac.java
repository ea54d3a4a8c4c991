package cn.zhijia.counselling.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (scheme {@code v1}): by a secret that both sides know. */
public final class Hmac implements Signature {

    private static final String PREFIX = "whsec_", ALGORITHM = "HmacSHA256";
    private static final int LEAST = 24, MOST = 64;

    private final SecretKeySpec key;

    /**
     * @param secret 24 to 64 bytes in base64, with or without {@code whsec_} before it
     * @throws IllegalArgumentException says what is wrong, never what it says
     */
    public Hmac(String secret) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret is not base64"); // the cause would show a part of it
        }
        if (bytes.length < LEAST || bytes.length > MOST) {
            throw new IllegalArgumentException("the secret has not 24 to 64 bytes");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** As receivers' libraries take it. */
    public static String secret(byte[] bytes) {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String of(String id, long timestamp, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
