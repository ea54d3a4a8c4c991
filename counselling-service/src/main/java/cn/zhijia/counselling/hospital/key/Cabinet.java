package cn.zhijia.counselling.hospital.key;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.hospital.Hospital;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import io.quarkus.logging.Log;

/**
 * Puts keys in and takes them out; the hospital's row is held, so that of two who come at once one counts what the other left.
 */
@ApplicationScoped
class Cabinet {

    /** A key's name: what a URL and a token's header take as it is. */
    static final String KID = "[A-Za-z0-9._-]{1,64}";

    private final DatabaseClock clock;

    Cabinet(DatabaseClock clock) {
        this.clock = clock;
    }

    RestResponse<JwkView> put(String hospital, String kid, JwkBody body, HospitalKey.AddedBy by) {
        body.check(kid);
        Hospital.lock(hospital);
        var added = HospitalKey.add(hospital, kid, body, by, clock.now());
        added.ifPresent(key -> Log.infof("Hospital %s: key %s (%s) was added by %s", hospital, kid, key.thumbprint, by));
        var key = added.or(() -> HospitalKey.of(hospital, kid)).orElseThrow();
        return RestResponse.ResponseBuilder
                .create(added.isPresent() ? RestResponse.Status.CREATED : RestResponse.Status.OK, JwkView.of(key)).build();
    }

    void remove(String hospital, String kid, HospitalKey.AddedBy by) {
        Hospital.lock(hospital);
        HospitalKey.of(hospital, kid).orElseThrow(Refusal::notFound).giveUp(by == HospitalKey.AddedBy.ADMIN, clock.now());
        Log.infof("Hospital %s: key %s was given up by %s", hospital, kid, by);
    }
}
