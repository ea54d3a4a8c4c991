package cn.zhijia.kit.token;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the issuer's keys are here; never when it publishes a key whose private half is public. */
@Readiness
@ApplicationScoped
class KeysReady implements HealthCheck {

    private final SigningKeys keys;

    KeysReady(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("signing keys").status(keys.loaded() && !keys.refusedDemoKey())
                .withData("demo key published by the issuer and refused", keys.refusedDemoKey()).build();
    }
}
