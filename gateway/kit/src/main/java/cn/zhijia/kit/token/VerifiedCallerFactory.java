package cn.zhijia.kit.token;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import org.jose4j.jwt.consumer.InvalidJwtException;

import cn.zhijia.kit.Refusal;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;

/**
 * Puts our verifier in the place of smallrye-jwt's, whose key handling lets one unknown {@code kid} block rotation for half an
 * hour.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class VerifiedCallerFactory extends JWTCallerPrincipalFactory {

    private final TokenVerifier verifier;

    VerifiedCallerFactory(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo unused) throws ParseException {
        try {
            return new DefaultJWTCallerPrincipal(token, "JWT", verifier.verify(token));
        } catch (InvalidJwtException e) {
            if (!verifier.armed()) { // not the caller's fault: an app must not sign anybody out for it
                throw new Refusal("busy");
            }
            throw new ParseException("Token refused", e);
        }
    }
}
