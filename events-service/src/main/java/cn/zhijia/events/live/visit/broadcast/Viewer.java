package cn.zhijia.events.live.visit.broadcast;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.quarkus.security.identity.SecurityIdentity;

/**
 * Who watches: a name made from the token's subject, so that rows do not carry it; of a guest nothing is known but the device.
 *
 * @param id null for a guest
 * @param member whether the token says {@code member}
 */
public record Viewer(UUID id, boolean member) {

    public static final Viewer GUEST = new Viewer(null, false);

    public static Viewer of(SecurityIdentity caller) {
        if (caller.isAnonymous()) {
            return GUEST;
        }
        var subject = caller.getPrincipal() instanceof org.eclipse.microprofile.jwt.JsonWebToken token ? token.getSubject()
                : caller.getPrincipal().getName();
        return new Viewer(named("member " + subject), caller.hasRole("member"));
    }

    public boolean guest() {
        return id == null;
    }

    /** Who this is on that device. */
    public UUID on(UUID device) {
        return guest() ? named("guest " + device) : id;
    }

    private static UUID named(String who) {
        return UUID.nameUUIDFromBytes(who.getBytes(StandardCharsets.UTF_8));
    }
}
