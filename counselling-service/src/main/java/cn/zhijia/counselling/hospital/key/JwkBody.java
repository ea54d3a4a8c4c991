package cn.zhijia.counselling.hospital.key;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

import cn.zhijia.kit.Refusal;

/** A public key as RFC 7517 writes it. */
@Schema(name = "JwkBody", description = "A public key (RFC 7517): RSA of 2048 to 8192 bits for RS384, or P-384 for ES384.", examples = "{\"kty\": \"EC\", \"crv\": \"P-384\", \"alg\": \"ES384\", \"use\": \"sig\", \"x\": \"AUxCU9WwB5cblXKFEX-rGuTsve0bdqI1IBmuhdMwv6kad-kAvoFVYGYvYbHKc2zu\", \"y\": \"WFghvQSrRlW3q3v8YU3DJxMtMrnuxt0wfKLQAi_8QQjaPCan7TU_-P4kFP1U1HCJ\"}")
record JwkBody(@NotNull @Pattern(regexp = "RSA|EC") @Schema(required = true, maxLength = 3, examples = "EC") String kty,
        @NotNull @Schema(required = true) Algorithm alg,
        @Size(max = 64) @Schema(description = "Absent, or that of the path.") String kid,
        @Pattern(regexp = "sig") @Schema(maxLength = 3, description = "Absent, or sig.") String use,
        @JsonProperty("key_ops") @Size(max = 1) @Schema(description = "Absent, or verify.") List<@NotNull @Pattern(regexp = "verify") String> keyOps,
        @Schema(description = "As browsers write it; it does not matter here.") Boolean ext,
        @Size(max = 1400) @Schema(description = "RSA: the modulus.") String n,
        @Size(max = 8) @Schema(examples = "AQAB", description = "RSA: the exponent, 65537.") String e,
        @Size(max = 8) @Schema(examples = "P-384", description = "EC: the curve.") String crv,
        @Size(max = 64) @Schema(description = "EC.") String x, @Size(max = 64) @Schema(description = "EC.") String y,
        @Schema(hidden = true) @JsonAlias( {
                "p", "q", "dp", "dq", "qi", "oth", "k" }) Object d){

    /** Refuses what is no public key of its algorithm. A private part must never have left its owner: we keep nothing of it. */
    void check(String name) {
        if (d != null) {
            throw Refusal.field("/d", "private-key");
        }
        if (kid != null && !kid.equals(name)) {
            throw Refusal.field("/kid", "kid-differs");
        }
        boolean rsa = kty.equals("RSA");
        if (rsa != (alg == Algorithm.RS384)) {
            throw Refusal.field("/alg", "other-key-type");
        }
        if (rsa) {
            checkRsa();
        } else {
            checkCurve();
        }
    }

    private void checkRsa() {
        if (n == null || !PublicKeys.isModulus(n)) {
            throw Refusal.field("/n", "no-modulus");
        }
        if (!"AQAB".equals(e)) {
            throw Refusal.field("/e", "no-exponent");
        }
        if (crv != null || x != null || y != null) {
            throw Refusal.field("/crv", "other-key-type");
        }
    }

    private void checkCurve() {
        if (!"P-384".equals(crv)) {
            throw Refusal.field("/crv", "no-p384");
        }
        if (x == null || y == null || !PublicKeys.isPoint(x, y)) {
            throw Refusal.field("/x", "not-on-curve");
        }
        if (n != null || e != null) {
            throw Refusal.field("/n", "other-key-type");
        }
    }

    @Override
    public String toString() {
        return "JwkBody"; // somebody may have sent a private one
    }
}
