package cn.zhijia.counselling.hospital.key;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Jwk", description = "A public key (RFC 7517).")
record JwkView(@Schema(required = true, maxLength = 3, examples = "EC") String kty,
        @Schema(required = true, maxLength = 64, examples = "hlg-2027-01") String kid,
        @Schema(required = true) Algorithm alg, @Schema(required = true, maxLength = 3, examples = "sig") String use,
        @Schema(maxLength = 1400) String n, @Schema(maxLength = 8) String e,
        @Schema(maxLength = 8, examples = "P-384") String crv, @Schema(maxLength = 64) String x,
        @Schema(maxLength = 64) String y) {

    static JwkView of(HospitalKey k) {
        boolean rsa = k.algorithm == Algorithm.RS384;
        return new JwkView(rsa ? "RSA" : "EC", k.kid, k.algorithm, "sig", k.modulus, rsa ? "AQAB" : null,
                rsa ? null : "P-384", k.x, k.y);
    }
}
