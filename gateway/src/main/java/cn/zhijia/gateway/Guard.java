package cn.zhijia.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.jose4j.jwt.consumer.InvalidJwtException;

import cn.zhijia.kit.ProblemAnswer;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.token.TokenVerifier;
import io.vertx.ext.web.RoutingContext;

/**
 * Turns away callers without a good token before they cost a service anything. Services check again and trust nothing from
 * here.
 */
@ApplicationScoped
class Guard {

    private final TokenVerifier verifier;
    private final ProblemAnswer problems;

    Guard(TokenVerifier verifier, ProblemAnswer problems) {
        this.verifier = verifier;
        this.problems = problems;
    }

    /** Goes on with {@code next} when the caller may; a sent token must be good even where none is needed. */
    void check(RoutingContext request, boolean guestsWelcome, Runnable next) {
        String header = request.request().getHeader("Authorization");
        if (header == null) {
            if (guestsWelcome) {
                next.run();
            } else {
                refuse(request, new Refusal("unauthorized"), "Bearer realm=\"zhijia\"");
            }
            return;
        }
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            refuse(request, new Refusal("invalid-token"), "Bearer realm=\"zhijia\", error=\"invalid_request\"");
            return;
        }
        String token = header.substring(7).trim();
        if (verifier.ready(token)) {
            decide(request, token, next);
        } else { // its key is not here yet: fetching may wait, the event loop must not
            request.request().pause();
            request.vertx().executeBlocking(() -> good(token), false).onComplete(good -> {
                if (Boolean.TRUE.equals(good.result())) {
                    next.run();
                } else {
                    request.request().resume();
                    refuseToken(request);
                }
            });
        }
    }

    private void decide(RoutingContext request, String token, Runnable next) {
        if (good(token)) {
            next.run();
        } else {
            refuseToken(request);
        }
    }

    private boolean good(String token) {
        try {
            verifier.verify(token);
            return true;
        } catch (InvalidJwtException refused) {
            return false; // why is the caller's to find out from the token, not from us
        }
    }

    private void refuseToken(RoutingContext request) {
        if (!verifier.armed()) { // not the caller's fault: an app must not sign anybody out for it
            problems.send(request, new Refusal("busy"));
            return;
        }
        refuse(request, new Refusal("invalid-token"), "Bearer realm=\"zhijia\", error=\"invalid_token\"");
    }

    private void refuse(RoutingContext request, Refusal refusal, String challenge) {
        request.response().putHeader("WWW-Authenticate", challenge);
        problems.send(request, refusal);
    }
}
