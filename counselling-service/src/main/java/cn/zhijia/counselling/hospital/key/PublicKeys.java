package cn.zhijia.counselling.hospital.key;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Base64;

/** What makes a public key one that may be trusted to verify. Each has one spelling: base64url without padding. Pure. */
final class PublicKeys {

    private static final int LEAST_BITS = 2048, MOST_BITS = 8192, COORDINATE = 48;
    private static final ECParameterSpec P384 = p384();

    private PublicKeys() {
    }

    /** Of an RSA key that is neither too small nor so large that a verification takes long. */
    static boolean isModulus(String text) {
        byte[] bytes = decoded(text);
        if (bytes.length == 0 || bytes[0] == 0) {
            return false;
        }
        var modulus = new BigInteger(1, bytes);
        return modulus.testBit(0) && modulus.bitLength() >= LEAST_BITS && modulus.bitLength() <= MOST_BITS;
    }

    /** On P-384: y² = x³ + ax + b. Its cofactor is 1, so every such point is as good as another. */
    static boolean isPoint(String x, String y) {
        byte[] first = decoded(x), second = decoded(y);
        if (first.length != COORDINATE || second.length != COORDINATE) {
            return false;
        }
        var p = ((ECFieldFp) P384.getCurve().getField()).getP();
        var a = new BigInteger(1, first);
        var b = new BigInteger(1, second);
        var right = a.pow(3).add(P384.getCurve().getA().multiply(a)).add(P384.getCurve().getB()).mod(p);
        return a.compareTo(p) < 0 && b.compareTo(p) < 0 && b.pow(2).mod(p).equals(right);
    }

    /** RFC 7638: the same for one key, however it was written. */
    static String thumbprint(JwkBody key) {
        String canonical = key.alg() == Algorithm.RS384 ? "{\"e\":\"AQAB\",\"kty\":\"RSA\",\"n\":\"" + key.n() + "\"}"
                : "{\"crv\":\"P-384\",\"kty\":\"EC\",\"x\":\"" + key.x() + "\",\"y\":\"" + key.y() + "\"}";
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing where it is not the one spelling. */
    private static byte[] decoded(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text) ? bytes : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static ECParameterSpec p384() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp384r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
